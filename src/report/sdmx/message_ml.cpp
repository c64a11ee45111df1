#include "report/sdmx/message_ml.h"

#include "base/json.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

std::string text_of(const Error& error) {
  std::string text = error.message;
  if (error.where.column > 0) text += fmt::format(" (column {})", error.where.column);
  if (!error.hint.empty()) text += ". " + error.hint;
  return text;
}

}  // namespace

std::string schemas_of(Model model) {
  return fmt::format("http://www.sdmx.org/resources/sdmxml/schemas/{}/",
                     model == Model::v2_1 ? "v2_1" : "v3_0");
}

void open_message(XmlWriter& xml, Model model, std::string_view name,
                  std::pair<std::string_view, std::string_view> more) {
  const auto schemas = schemas_of(model);
  xml.declaration().open(fmt::format("mes:{}", name));
  xml.attribute("xmlns:mes", schemas + "message").attribute("xmlns:com", schemas + "common");
  if (!more.first.empty()) {
    xml.attribute(fmt::format("xmlns:{}", more.first), schemas + std::string(more.second));
  }
}

void open_header(XmlWriter& xml, std::string_view prepared) {
  xml.open("mes:Header").element("mes:ID", "FIGURES").element("mes:Test", "false");
  xml.element("mes:Prepared", prepared.empty() ? "1970-01-01T00:00:00Z" : prepared);
  xml.open("mes:Sender").attribute("id", agency_id).close();
}

void write_reference(XmlWriter& xml, Model model, std::string_view element,
                     const Reference& reference) {
  xml.open(element);
  if (model == Model::v3_0) {
    xml.text(urn_of(reference, model)).close();
    return;
  }
  const auto& info = info_of(reference.type);
  xml.open("Ref");
  if (reference.item.empty()) {
    xml.attribute("id", reference.id).attribute("version", version_text);
  } else {
    xml.attribute("id", reference.item).attribute("maintainableParentID", reference.id);
    xml.attribute("maintainableParentVersion", version_text);
  }
  xml.attribute("agencyID", reference.agency).attribute("package", info.package);
  xml.attribute("class", reference.item.empty() ? info.class_name : info.item_class);
  xml.close().close();
}

void write_local_reference(XmlWriter& xml, std::string_view element, std::string_view id) {
  xml.open(element).open("Ref").attribute("id", id).close().close();
}

int error_code_of(int status) {
  switch (status) {
    case 404:
      return 100;  // no results
    case 401:
    case 403:
      return 110;
    case 413:
    case 414:
      return 130;
    case 400:
    case 406:
      return 140;  // the query itself
    case 422:
      return 150;
    case 501:
      return 501;
    case 503:
      return 503;
    default:
      return 500;
  }
}

std::string error_message_ml(Model model, const Error& error, int status) {
  std::string out;
  XmlWriter xml(out);
  open_message(xml, model, "Error", {});
  xml.open("mes:ErrorMessage").attribute("code", std::to_string(error_code_of(status)));
  xml.open("com:Text").attribute("xml:lang", "en").text(text_of(error));
  xml.close_to(0);
  return out + "\n";
}

std::string error_message_json(const Error& error, int status) {
  JsonWriter json;
  json.begin_object().key("errors").begin_array().begin_object();
  json.field("code", error_code_of(status)).field("title", error.message);
  json.key("titles").begin_object().field("en", error.message).end_object();
  json.field("detail", text_of(error));
  json.key("details").begin_object().field("en", text_of(error)).end_object();
  json.end_object().end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor::sdmx
