#include "vocabulary/cldr_names.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <array>

namespace corridor {
namespace {

using DisplayName = std::int32_t (*)(const char*, const char*, UChar*, std::int32_t, UErrorCode*);

std::string name_by(DisplayName display, const std::string& locale, std::string_view language) {
  std::array<UChar, 128> wide;
  std::array<char, 3 * wide.size()> name;
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  display(locale.c_str(), std::string(language).c_str(), wide.data(),
          static_cast<std::int32_t>(wide.size()), &status);
  if (status != U_ZERO_ERROR) return {};  // a warning says that it is the name of another language
  u_strToUTF8(name.data(), static_cast<std::int32_t>(name.size()), &length, wide.data(), -1,
              &status);
  return U_SUCCESS(status) ? std::string(name.data(), static_cast<std::size_t>(length)) : "";
}

}  // namespace

std::string cldr_name(const std::string& alpha2, std::string_view language) {
  return name_by(uloc_getDisplayCountry, "und_" + alpha2, language);
}

std::string cldr_language(std::string_view code, std::string_view language) {
  return name_by(uloc_getDisplayLanguage, std::string(code), language);
}

}  // namespace corridor
