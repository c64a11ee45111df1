#include "base/hash.h"

#include "base/check.h"

#include <openssl/evp.h>

#include <array>

namespace corridor {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  CHECK(done == 1, "OpenSSL has SHA-256");
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) {
    hex += hexadecimal[digest[i] >> 4];
    hex += hexadecimal[digest[i] & 15];
  }
  return hex;
}

}  // namespace corridor
