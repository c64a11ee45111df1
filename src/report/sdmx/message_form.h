#pragma once
// MessageForm: the forms that messages come in, with their exact media types, and which of them a
// client wants: by ?format= or by the header Accept.

#include "base/result.h"
#include "report/sdmx/artefact.h"
#include "report/sdmx/data_writers.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor::sdmx {

enum class Resource { structure, data, schema, metadata };

struct MessageForm {
  enum class Kind { ml, generic, specific, json, csv, schema, metadata } kind;
  Resource resource;
  std::string_view essence;   // "application/vnd.sdmx.structure+xml"
  std::string_view version;   // "2.1"
  Model model = Model::v2_1;  // of XML
  bool time_series = false;
  std::string_view short_name = {};  // for ?format=
  bool is_xml() const { return kind != Kind::json && kind != Kind::csv; }
};

struct FormChosen {
  const MessageForm* form;
  CsvForm csv = {};
  std::string_view plain = {};  // "application/xml", where a client takes nothing nearer
  /// "application/vnd.sdmx.structure+xml;version=2.1", as the standard writes it.
  std::string media_type() const;
};

/// The form most wanted; `usual` is of the model whose interface was asked. Nothing where none is
/// acceptable.
std::optional<FormChosen> choose_form(Resource resource, Model usual, std::string_view format,
                                      std::string_view accept);
/// Names for a hint.
std::string names_of_forms(Resource resource);

}  // namespace corridor::sdmx
