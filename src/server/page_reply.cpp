#include "server/page_reply.h"

#include "server/forms.h"
#include "server/problem.h"
#include "server/target.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

/// Script, style and pictures come from here or not at all; nothing of it stands in the page, and
/// the forms of a page read only.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors ";

/// Any site may show a page within its own, but none on which a person writes a token, lest another
/// site lays something over the field.
std::string policy_of(const PageRequest& request, const Page& page) {
  const bool is_form = page.asks_token && asked_figure(request, page).empty();
  return std::string(policy) + (is_form ? "'none'" : "*");
}

/// What is there for programs only.
constexpr std::array<std::string_view, 3> not_pages{"api", ".well-known", "assets"};

bool is_of_people(const Request& request, const Result<Target>& target) {
  if (!request.is_read()) return false;
  if (target && !target->path.empty() && is_one_of(not_pages, target->path.front())) return false;
  const auto accept = request.header("Accept");
  const double page = weight_of(accept, "text/html").value_or(0);
  // A program that takes anything is none.
  return accept.contains("text/html") && page >= weight_of(accept, "application/json").value_or(0);
}

}  // namespace

Result<PageRequest> page_request(const Asked& asked, const Workspace& workspace) {
  const auto& target = asked.request.target;
  PageRequest request{.workspace = &workspace,
                      .words = TRY(Words::in(asked.language)),
                      .path = target.substr(0, target.find('?'))};
  for (const auto& [name, value] : asked.values) {
    if (asked.route.in_path(name))
      request.names.emplace_back(name, value);
    else if (name != "lang" && name != "format")
      request.query.emplace_back(name, value);
  }
  request.keeps_language = asked.has("lang");
  return request;
}

Reply page_reply(const PageRequest& request, const Page& page) {
  if (!page.moved_to.empty()) {
    std::string address = page.moved_to;
    if (request.keeps_language) {
      const auto hash = std::min(address.find('#'), address.size());
      address.insert(
          hash, fmt::format("{}lang={}", address.contains('?') ? '&' : '?', request.language()));
    }
    Reply reply{.status = 303};
    return reply.set("Location", std::move(address));
  }
  Reply reply = reply_with(page.status, "text/html; charset=utf-8", render_page(request, page));
  reply.set("Content-Language", request.language());
  reply.set("Content-Security-Policy", policy_of(request, page));
  return reply;
}

std::optional<Reply> problem_for_people(const Request& request, int status, const Error& error) {
  const auto target = parse_target(request.target);
  if (!is_of_people(request, target)) return std::nullopt;
  PageRequest asked;
  std::string language(choose_language(request.header("Accept-Language")));
  if (target) {
    asked.path = request.target.substr(0, request.target.find('?'));
    if (!target->path.empty()) asked.names.emplace_back("name", target->path.back());
    for (const auto& [name, value] : target->query) {
      if (name != "lang") {
        asked.query.emplace_back(name, value);
      } else if (is_one_of(all_languages(), value)) {
        language = value;
        asked.keeps_language = true;
      }
    }
  }
  auto words = Words::in(language);
  if (words) asked.words = std::move(*words);
  Reply reply = page_reply(asked, problem_page(asked, without_folders(error), status));
  return reply.set("Cache-Control", "no-store");
}

}  // namespace corridor
