#pragma once
// SHA-256, by OpenSSL. The hash of a publisher's file is what a proof hangs on.

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace corridor {

/// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
std::string sha256_hex(std::string_view bytes);

/// The same of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  /// Ends it: nothing is added after.
  std::string hex();

 private:
  struct Closer {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Closer> context_;
};

}  // namespace corridor
