#include "report/sdmx/service.h"

#include "report/sdmx/availability.h"
#include "report/sdmx/message_form.h"
#include "report/sdmx/message_ml.h"
#include "report/sdmx/metadata_sets.h"
#include "report/sdmx/schema.h"
#include "report/sdmx/structure_json.h"
#include "store/damage.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

using FormKind = MessageForm::Kind;

/// A mistake with a status that its kind does not tell.
struct Failure {
  int status;
  Error error;
};
template <class T> using Outcome = std::expected<T, Failure>;

Failure failure(Error error) {
  // The query could be read and cannot be answered: all of that is 400 in SDMX.
  const bool of_query = error.kind == ErrorKind::usage || error.kind == ErrorKind::invalid ||
                        error.kind == ErrorKind::malformed;
  if (tells_damage(error)) return {503, std::move(error)};
  const int status = of_query ? 400 : http_status_of(error.kind);
  return {status, std::move(error)};
}

/// The codes and concepts that constraints name.
class ConstraintItems {
 public:
  explicit ConstraintItems(const Selection& selection) {
    for (const auto& made : selection.made) {
      for (const auto& [dimension, codes] : made.cube) {
        concepts_.insert(dimension);
        codes_[codelist_of(dimension)].insert(codes.begin(), codes.end());
      }
      if (!made.last_text.empty()) concepts_.emplace(time_dimension);
    }
  }
  /// False where nothing of a list is left.
  bool narrow(Artefact& artefact) const {
    if (artefact.type == Type::concept_scheme) keep_items(artefact, concepts_);
    if (artefact.type != Type::codelist) return true;
    const auto found = codes_.find(artefact.id);
    if (found == codes_.end()) return false;
    keep_items(artefact, found->second);
    return true;
  }

 private:
  using Ids = std::set<std::string, std::less<>>;
  Ids concepts_;
  std::map<std::string, Ids, std::less<>> codes_;
};

class Service {
 public:
  Service(const OpenWorkspace& open, const ServiceRequest& request)
      : open_(open), request_(request) {}

  ServiceReply answer() {
    auto words = read_words(request_.address);
    if (!words) return refuse(failure(words.error()));
    words_ = std::move(*words);
    if (const auto* format = words_.find("format")) format_ = *format;
    auto reply = make();
    if (!reply) return refuse(failure(std::move(reply).error()));
    if (reply->status == 200) reply->loaded = loaded_;
    return std::move(*reply);
  }

 private:
  Result<ServiceReply> make() {
    const std::string first = words_.path.empty() ? std::string() : words_.path.front();
    const bool old = request_.model == Model::v2_1;
    if (first == "data") return data();
    if (first == (old ? "availableconstraint" : "availability")) return availability();
    if (first == "schema") return schema();
    if (first == "metadata") return metadata();
    if (old && is_structure_resource(first)) return structure();
    if (!old && first == "structure") return structure();
    return fail({ErrorKind::usage,
                 fmt::format("expected a resource, saw \"{}\"", first.substr(0, 60)),
                 {},
                 old ? "Such as data/FLOW, dataflow, codelist, availableconstraint/FLOW, schema."
                     : "Such as data/dataflow/..., structure/..., availability/..., schema/..."});
  }

  Result<std::shared_ptr<const Catalogue>> read_catalogue(const Workspace& workspace) {
    auto catalogue = TRY(catalogue_of(workspace));
    loaded_ = catalogue->loaded;
    return catalogue;
  }
  std::optional<FormChosen> choose(Resource resource) const {
    return choose_form(resource, request_.model, format_, request_.accept);
  }
  ServiceReply not_acceptable(Resource resource) const {
    return refuse({406,
                   {ErrorKind::usage,
                    "this is not to be had in the form that Accept or format names",
                    {},
                    fmt::format("Forms: {}.", names_of_forms(resource))}});
  }

  Result<ServiceReply> written(const Selection& selection, const Catalogue& catalogue) {
    const auto form = choose(Resource::structure);
    if (!form) return not_acceptable(Resource::structure);
    const StructureWriting how{
        .model = form->form->model,
        .language = request_.language,
        .prepared = catalogue.loaded,
        .base = std::string(request_.site) +
                (form->form->model == Model::v2_1 ? "/sdmx/rest/" : "/sdmx/3.0/structure/")};
    if (form->form->kind == FormKind::ml) {
      return ServiceReply{200, form->media_type(), write_structure_ml(selection, how)};
    }
    const auto version = form->form->version == "1.0.0"   ? JsonVersion::v1_0
                         : form->form->version == "2.1.0" ? JsonVersion::v2_1
                                                          : JsonVersion::v2_0;
    return ServiceReply{200, form->media_type(), write_structure_json(selection, how, version)};
  }

  Result<ServiceReply> structure() {
    const auto query = TRY(read_structure_query(words_, request_.model));
    if (!choose(Resource::structure)) return not_acceptable(Resource::structure);
    const auto workspace = TRY(open_());
    const auto catalogue = TRY(read_catalogue(workspace));
    return written(TRY(select(*catalogue, query)), *catalogue);
  }

  Result<ServiceReply> availability() {
    const auto query = TRY(read_availability_query(words_, request_.model));
    if (!choose(Resource::structure)) return not_acceptable(Resource::structure);
    const auto workspace = TRY(open_());
    const auto catalogue = TRY(read_catalogue(workspace));
    const DataPlan plan{*catalogue, query, TRY(flows_asked(*catalogue, query, request_.model)),
                        request_.model};
    Selection selection;
    for (auto& constraint : TRY(available(workspace, plan))) {
      selection.made.push_back(std::move(constraint));
    }
    TRY(add_references(*catalogue, plan, selection));
    for (const auto& made : selection.made) selection.chosen.push_back({&made});
    std::ranges::stable_sort(selection.chosen, {},
                             [](const Chosen& chosen) { return chosen.artefact->type; });
    return written(selection, *catalogue);
  }

  /// What goes with a constraint: the structures that `references` names, of lists the items that
  /// the constraint has.
  Result<void> add_references(const Catalogue& catalogue, const DataPlan& plan,
                              Selection& selection) const {
    const auto& asked = plan.query.references;
    if (asked.empty() || asked == "none") return {};
    const auto wanted = TRY(read_choices(asked, ','));
    for (const auto& word : wanted) {
      if (is_structure_resource(word)) continue;
      return fail(expected("none, all or a type of artefact at references", word));
    }
    Words words{{"dataflow", "all"}, {{"references", "all"}, {"detail", "referencepartial"}}};
    std::string ids;
    for (const auto& each : plan.flows) ids += (ids.empty() ? "" : "+") + each.flow->id;
    words.path.push_back(ids);
    const ConstraintItems items(selection);
    const auto query = TRY(read_structure_query(words, Model::v2_1));
    for (const auto& chosen : TRY(select(catalogue, query)).chosen) {
      const auto type = chosen.artefact->type;
      const bool offered = type == Type::codelist || type == Type::data_structure ||
                           type == Type::concept_scheme || type == Type::dataflow ||
                           type == Type::data_provider_scheme;
      const bool named =
          wanted.empty() || std::ranges::find(wanted, info_of(type).resource) != wanted.end();
      if (!offered || !named) continue;
      Artefact part = *chosen.artefact;
      if (items.narrow(part)) selection.made.push_back(std::move(part));
    }
    return {};
  }

  Result<ServiceReply> schema() {
    const auto form = choose(Resource::schema);
    const auto workspace = TRY(open_());
    const auto catalogue = TRY(read_catalogue(workspace));
    const auto asked = TRY(read_schema_query(*catalogue, words_));
    if (!form && choose(Resource::structure)) return schema_as_structure(*catalogue, asked);
    if (!form) return not_acceptable(Resource::schema);
    const bool old = form->form->model == Model::v2_1;
    const std::string_view place =
        old ? "https://registry.sdmx.org/schemas/v2_1/" : "https://registry.sdmx.org/schemas/v3_0/";
    if (asked.flow == nullptr) {
      // In the newer model sets of reference metadata have one schema for all.
      if (!old) return not_acceptable(Resource::schema);
      return ServiceReply{200, form->media_type(),
                          write_metadata_schema(*catalogue, asked.structure, place)};
    }
    return ServiceReply{200, form->media_type(),
                        write_schema(*catalogue, asked, form->form->model, place)};
  }

  /// What a schema says, as structures: the data structure, the codes that figures have, the
  /// concepts and the agency.
  Result<ServiceReply> schema_as_structure(const Catalogue& catalogue, const SchemaAsked& asked) {
    const auto& of = asked.structure;
    const Words words{{std::string(info_of(of.type).resource), of.agency, of.id},
                      {{"references", "descendants"}, {"detail", "referencepartial"}}};
    auto selection = TRY(select(catalogue, TRY(read_structure_query(words, Model::v2_1))));
    if (const auto* agencies = catalogue.find({Type::agency_scheme, "AGENCIES"})) {
      selection.chosen.insert(selection.chosen.begin(), {agencies});
    }
    const auto* structure = asked.flow == nullptr
                                ? nullptr
                                : catalogue.find({Type::data_structure, asked.flow->structure});
    std::erase_if(selection.chosen, [&](const Chosen& chosen) {
      const auto type = chosen.artefact->type;
      if (type != Type::codelist) {
        return type != Type::data_structure && type != Type::metadata_structure &&
               type != Type::concept_scheme && type != Type::agency_scheme;
      }
      return structure != nullptr &&
             std::ranges::find(structure->components, chosen.artefact->id, &Component::codelist) ==
                 structure->components.end();
    });
    return written(selection, catalogue);
  }

  Result<ServiceReply> metadata() {
    const auto form = choose(Resource::metadata);
    const auto workspace = TRY(open_());
    const auto catalogue = TRY(read_catalogue(workspace));
    const auto selection = TRY(select_metadata(*catalogue, words_, request_.model));
    if (!form) return not_acceptable(Resource::metadata);
    return ServiceReply{200, form->media_type(),
                        form->form->kind == FormKind::json
                            ? write_metadata_json(*catalogue, selection)
                            : write_metadata_ml(*catalogue, selection, form->form->model)};
  }

  Result<ServiceReply> data() {
    auto query = TRY(read_data_query(words_, request_.model));
    const auto form = choose(Resource::data);
    if (!form) return not_acceptable(Resource::data);
    const auto workspace = TRY(open_());
    const auto catalogue = TRY(read_catalogue(workspace));
    auto flows = TRY(flows_asked(*catalogue, query, request_.model));
    const bool alike = std::ranges::all_of(flows, [&](const FlowAsked& asked) {
      return asked.flow->structure == flows.front().flow->structure;
    });
    const bool one_only = !form->form->is_xml() && form->form->version.starts_with("1.");
    if (!alike && one_only) {
      return refuse({406,
                     {ErrorKind::usage,
                      "figures of several data structures have no place in one such message",
                      {},
                      "Ask for one data structure at a time, or for version 2.0.0 of the form."}});
    }
    // Series alone have no observation that all dimensions could stand at.
    if (!query.with_observations) query.at_observation = time_dimension;
    if (form->form->time_series && query.at_observation != time_dimension) {
      return not_acceptable(Resource::data);
    }
    const DataPlan plan{*catalogue,        query,
                        std::move(flows),  form->form->model,
                        request_.language, request_.most_in_memory};
    const auto writer = writer_for(plan, *form);
    auto text = TRY(write_data(workspace, plan, *writer));
    return ServiceReply{200, form->media_type(), std::move(text.text), std::move(text.large),
                        text.more};
  }

  static std::unique_ptr<DataWriter> writer_for(const DataPlan& plan, const FormChosen& form) {
    const int version = form.form->version[0] - '0';
    switch (form.form->kind) {
      case FormKind::generic:
        return generic_writer(plan, form.form->time_series);
      case FormKind::json:
        return json_writer(plan, version);
      case FormKind::csv: {
        CsvForm csv = form.csv;
        csv.version = version;
        return csv_writer(plan, csv);
      }
      default:
        return specific_writer(plan, form.form->time_series);
    }
  }

  /// In the form that was asked for, or the interface's usual one.
  ServiceReply refuse(const Failure& failed) const {
    const auto chosen = choose_form(Resource::structure, request_.model, format_, request_.accept);
    const auto of_data = choose_form(Resource::data, request_.model, format_, request_.accept);
    const auto is_json = [](const std::optional<FormChosen>& form) {
      return form && form->form->kind == FormKind::json;
    };
    const bool usual_json = request_.model == Model::v3_0 && !chosen && !of_data;
    if (is_json(chosen) || (!chosen && is_json(of_data)) || usual_json) {
      return {failed.status, "application/vnd.sdmx.structure+json;version=2.0.0",
              error_message_json(failed.error, failed.status)};
    }
    const bool old = request_.model == Model::v2_1;
    return {failed.status,
            old ? "application/vnd.sdmx.structure+xml;version=2.1"
                : "application/vnd.sdmx.structure+xml;version=3.0.0",
            error_message_ml(request_.model, failed.error, failed.status)};
  }

  const OpenWorkspace& open_;
  const ServiceRequest& request_;
  Words words_;
  std::string format_, loaded_;
};

}  // namespace

ServiceReply answer(const OpenWorkspace& open, const ServiceRequest& request) {
  return Service(open, request).answer();
}

}  // namespace corridor::sdmx
