#pragma once
// Forms: what a reply may look like, and which of them a request wants: by ?format= or by the
// headers Accept, Accept-Language and Accept-Encoding, with their weights (RFC 9110, section 12).

#include "base/result.h"
#include "report/render_table.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Form {
  std::string_view name;        // as in ?format=
  std::string_view media_type;  // with its parameters
  std::string_view essence() const { return media_type.substr(0, media_type.find(';')); }
};

/// All of them; a route names those it has.
std::span<const Form> all_forms();
const Form* find_form(std::string_view name);
/// "json csv" as forms, in that order.
std::vector<const Form*> forms_named(std::string_view names);
/// Of a form that report/ renders.
Format format_of(const Form& form);

/// How much a header such as Accept wants something, 0 to 1; `text/html` is wanted by "text/html",
/// "text/*" and "*/*", the nearest of which decides. Nothing where the header is silent about it.
std::optional<double> weight_of(std::string_view header, std::string_view wanted);

/// The form most wanted, the first of those alike; nothing where none is acceptable.
const Form* choose_form(std::string_view accept, std::span<const Form* const> offered);
/// Of the languages that Corridor speaks; English where none of them is wanted.
std::string_view choose_language(std::string_view accept_language);
std::span<const std::string_view> all_languages();
bool wants_gzip(std::string_view accept_encoding);

}  // namespace corridor
