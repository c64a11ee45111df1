#pragma once
// What all messages of SDMX-ML have: namespaces, header, references. SDMX-ML 2.1 refers to things
// with attributes, SDMX-ML 3.0 with URNs.

#include "base/result.h"
#include "base/xml_writer.h"
#include "report/sdmx/artefact.h"

#include <string>
#include <string_view>

namespace corridor::sdmx {

/// The start of the namespaces of a model: ".../schemas/v2_1/".
std::string schemas_of(Model model);

/// Opens "mes:Structure" or another message with the namespaces mes, com and one more.
void open_message(XmlWriter& xml, Model model, std::string_view name,
                  std::pair<std::string_view, std::string_view> more);

/// What stands in the head of a message up to the sender. `prepared`: the state of the workspace
/// that the message tells, so that the same figures give the same bytes.
void open_header(XmlWriter& xml, std::string_view prepared);

/// An element that refers to an artefact or an item of one.
void write_reference(XmlWriter& xml, Model model, std::string_view element,
                     const Reference& reference);
/// Of 2.1: to a thing of the same artefact.
void write_local_reference(XmlWriter& xml, std::string_view element, std::string_view id);

/// An error as a message: text, and the code of SDMX for the kind of error.
std::string error_message_ml(Model model, const Error& error, int status);
std::string error_message_json(const Error& error, int status);
int error_code_of(int status);

}  // namespace corridor::sdmx
