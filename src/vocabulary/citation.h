#pragma once
// Citation: who published a file, what it is, and under which licence. It travels with every
// edition, and through it with every figure.

#include <string>

namespace corridor {

struct Citation {
  std::string publisher;
  std::string dataset;  // our identifier: "undesa_migrant_stock"
  std::string title;    // the publisher's name for it
  std::string version;  // the publisher's release; sorts: "2019" < "2020"
  std::string licence;
  std::string url;        // the publisher's own address
  std::string retrieved;  // ISO date; empty where not known
};

/// "UN DESA, International Migrant Stock, version 2020 (CC-BY-3.0-IGO)".
inline std::string cite(const Citation& c) {
  return c.publisher + ", " + c.title + ", version " + c.version;
}

}  // namespace corridor
