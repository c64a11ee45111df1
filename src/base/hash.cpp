#include "base/hash.h"

#include "base/check.h"
#include "base/file_bytes.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>

namespace corridor {
namespace {

// Large files are let go of piece by piece.
constexpr std::size_t bytes_at_once = std::size_t{1} << 25;

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state(EVP_MD_CTX_new(),
                                                                      &EVP_MD_CTX_free);
  bool done = EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr) == 1;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), bytes_at_once))) {
    const auto piece = bytes.substr(0, bytes_at_once);
    done = done && EVP_DigestUpdate(state.get(), piece.data(), piece.size()) == 1;
    if (bytes.size() > bytes_at_once) done_with(piece);
  }
  done = done && EVP_DigestFinal_ex(state.get(), digest.data(), &length) == 1;
  CHECK(done, "OpenSSL has SHA-256");
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) {
    hex += hexadecimal[digest[i] >> 4];
    hex += hexadecimal[digest[i] & 15];
  }
  return hex;
}

}  // namespace corridor
