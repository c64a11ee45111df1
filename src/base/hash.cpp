#include "base/hash.h"

#include "base/check.h"
#include "base/file_bytes.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

// Large files are let go of piece by piece.
constexpr std::size_t bytes_at_once = std::size_t{1} << 25;

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), bytes_at_once))) {
    const auto piece = bytes.substr(0, bytes_at_once);
    hash.add(piece);
    if (bytes.size() > bytes_at_once) done_with(piece);
  }
  return hash.hex();
}

void Sha256::Closer::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  ENSURE(context_ != nullptr, "there is memory for a hash");
  ENSURE(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1, "OpenSSL has SHA-256");
}

void Sha256::add(std::string_view bytes) {
  ENSURE(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1, "a hash takes bytes");
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  ENSURE(EVP_DigestFinal_ex(context_.get(), digest.data(), &length) == 1, "a hash is ended once");
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) {
    hex += hexadecimal[digest[i] >> 4];
    hex += hexadecimal[digest[i] & 15];
  }
  return hex;
}

}  // namespace corridor
