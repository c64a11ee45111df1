#include "server/request_handler.h"

#include "base/text.h"
#include "server/check_parameters.h"
#include "server/finish.h"
#include "server/page_reply.h"
#include "server/problem.h"
#include "server/request_log.h"
#include "store/damage.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <exception>
#include <thread>

namespace corridor {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t small_body = 64 << 10;

WorkQueue::Bounds bounds_of(const ServerOptions& options) {
  const std::size_t processors = std::max(2U, std::thread::hardware_concurrency());
  return {.threads = options.threads > 0 ? options.threads : processors};
}

/// What a kept reply depends on, beside the workspace and the day.
std::string key_of(const Request& request) {
  std::string key = request.target;
  for (const auto name : {"Accept", "Accept-Language"})
    key.append("\n").append(request.header(name));
  // SDMX says in its messages where it was asked.
  if (request.target.starts_with("/sdmx/")) {
    for (const auto name : {"Host", "X-Forwarded-Proto"}) {
      key.append("\n").append(request.header(name));
    }
  }
  const bool whole = request.header("Range").empty();
  key += whole && wants_gzip(request.header("Accept-Encoding")) ? "\ngzip" : "\n";
  return key;
}

bool has_body(const Request& head) {
  const auto length = head.header("Content-Length");
  return (!length.empty() && length != "0") || !head.header("Transfer-Encoding").empty();
}

/// For people as a page, where a browser asked for one.
Reply refusal(const Request& request, int status, const Error& error) {
  if (auto page = problem_for_people(request, status, error)) return std::move(*page);
  return problem(status, error);
}
Reply refusal(const Request& request, const Error& error) {
  return refusal(request, http_status_of(error.kind), error);
}

Reply not_found(const Request& request) {
  return refusal(request,
                 {ErrorKind::not_found,
                  fmt::format("nothing is at {}",
                              clip(request.target.substr(0, request.target.find('?')), 200)),
                  {},
                  "/api/v1/openapi.json lists what there is."});
}

Reply wrong_method(const Request& request, const RouteMatch& match) {
  Reply reply = problem(405, {ErrorKind::usage,
                              fmt::format("{} is not done here", clip(request.method, 20)),
                              {},
                              fmt::format("Allowed: {}.", match.allowed())});
  return reply.set("Allow", match.allowed());
}

}  // namespace

RequestHandler::RequestHandler(ServerState& state)
    : state_(state),
      cache_(state.options.workspace, state.options.kept_bytes),
      queue_(bounds_of(state.options)) {}

SharedReply RequestHandler::at_once(const Request& head) {
  const auto began = Clock::now();
  if (head.is_read() && !has_body(head)) {
    auto kept = cache_.find(key_of(head));
    if (!kept) return nullptr;
    state_.metrics.count_kept();
    auto reply =
        is_conditional(head) ? for_client(std::move(kept->reply), head) : std::move(kept->reply);
    state_.metrics.count(kept->route, reply->status, Clock::now() - began);
    log_request(state_.options.log, {head.method, kept->route, reply->status, {}});
    return reply;
  }
  // What would be refused anyway is refused before its body is read.
  const auto target = parse_target(head.target);
  const auto match = target ? match_route(target->path) : RouteMatch{};
  const Route* route = match.of(head.method);
  if (route == nullptr && has_body(head)) return count(head, make(head), began);
  if (route == nullptr || route->role == Role::everyone) return nullptr;
  auto entry = let_in(head, *route);
  if (!entry.refusal) return nullptr;
  return count(head, {std::move(*entry.refusal), route}, began);
}

std::uint64_t RequestHandler::largest_body(const Request& head) {
  const auto target = parse_target(head.target);
  const Route* route = target ? match_route(target->path).of(head.method) : nullptr;
  return route != nullptr && route->largest_body > 0 ? route->largest_body : small_body;
}

void RequestHandler::answer(Request request, Done done) {
  const auto began = Clock::now();
  const std::string client = request.client;
  // A reply that depends on conditions is made from the whole one, which can be kept.
  const bool keepable = request.is_read() && request.body.empty();
  if (!keepable) {
    auto shared = std::make_shared<std::pair<Request, Done>>(std::move(request), std::move(done));
    const auto taken = queue_.push(client, [this, shared, began] {
      shared->second(count(shared->first, make(shared->first), began));
    });
    if (taken != WorkQueue::Taken::yes) shared->second(too_many(taken));
    return;
  }
  const auto key = key_of(request);
  Done mine = std::move(done);
  if (is_conditional(request)) {
    mine = [request, whole = std::move(mine)](SharedReply reply) mutable {
      whole(for_client(std::move(reply), request));
    };
  }
  const auto turn = cache_.begin(key, mine);
  if (turn == ReplyCache::Turn::wait) return;
  auto alone = std::make_shared<Done>(std::move(mine));
  const bool make_it = turn == ReplyCache::Turn::make;
  const auto taken = queue_.push(client, [this, request, key, began, alone, make_it] {
    if (make_it) return make_kept(key, request, began);
    (*alone)(count(request, make(request), began));
  });
  if (taken == WorkQueue::Taken::yes) return;
  if (!make_it) return (*alone)(too_many(taken));
  cache_.settle(key, {too_many(taken), nullptr}, false);
}

void RequestHandler::make_kept(const std::string& key, const Request& request,
                               Clock::time_point began) {
  const auto made = make(request);
  const auto reply = count(request, made, began);
  const bool keep = reply->status == 200 && reply->body && made.route != nullptr &&
                    made.route->kept && reply->header("Cache-Control") != "no-store";
  cache_.settle(key, {reply, made.route}, keep);
  constexpr std::uint64_t trims_every = 64;
  if (++made_ % trims_every == 0) malloc_trim(0);
}

SharedReply RequestHandler::count(const Request& request, const Made& made,
                                  Clock::time_point began) {
  const auto took = Clock::now() - began;
  state_.metrics.count(made.route, made.reply.status, took);
  log_request(state_.options.log, {request.method, made.route, made.reply.status, took});
  return std::make_shared<const Reply>(finished(made.reply, request));
}

SharedReply RequestHandler::too_many(WorkQueue::Taken taken) {
  const bool share = taken == WorkQueue::Taken::share_used_up;
  Reply reply = problem(
      share ? 429 : 503,
      {ErrorKind::limit,
       share ? "this client has too many requests waiting" : "too many requests wait already",
       {},
       "Ask again in a second, and wait for replies before asking more."});
  reply.set("Retry-After", "1");
  state_.metrics.count(nullptr, reply.status, {});
  return std::make_shared<const Reply>(finished(std::move(reply), {}));
}

SharedReply RequestHandler::refuse(int status, const std::string& what) {
  const auto kind = status == 413 || status == 431 ? ErrorKind::limit : ErrorKind::usage;
  Reply reply = problem(status, {kind,
                                 fmt::format("the request cannot be read: {}", what),
                                 {},
                                 "Send HTTP/1.1 with a head of at most 16 KiB."});
  state_.metrics.count(nullptr, status, {});
  return std::make_shared<const Reply>(finished(std::move(reply), {}));
}

Reply RequestHandler::reply_to(const Request& request) {
  auto reply = std::make_shared<const Reply>(finished(make(request).reply, request));
  return *for_client(std::move(reply), request);
}

RequestHandler::Made RequestHandler::make(const Request& request) {
  const auto target = parse_target(request.target);
  if (!target) {
    const bool longer = target.error().kind == ErrorKind::limit;
    return {longer ? refusal(request, 414, target.error()) : refusal(request, target.error())};
  }
  const auto match = match_route(target->path);
  if (match.routes.empty()) return {not_found(request)};
  if (request.method == "OPTIONS") return {options_reply(match.allowed()), match.routes.front()};
  const Route* route = match.of(request.method);
  if (route == nullptr) return {wrong_method(request, match), nullptr};
  return {call(request, *route, match), route};
}

Reply RequestHandler::call(const Request& request, const Route& route, const RouteMatch& match) {
  try {
    auto reply = ask(request, route, match);
    if (reply) return std::move(*reply);
    if (tells_damage(reply.error())) {
      state_.damage.found();
      return refusal(request, 503, reply.error());
    }
    if (reply.error().kind == ErrorKind::limit && !request.is_read()) {
      return problem(429, reply.error()).set("Retry-After", "5");
    }
    return refusal(request, reply.error());
  } catch (const std::exception& mistake) {
    log_mistake(route, mistake.what());
    return refusal(request, {ErrorKind::internal,
                             "the server made a mistake",
                             {},
                             "Nothing was changed. It stands in the server's log."});
  }
}

RequestHandler::Entry RequestHandler::let_in(const Request& request, const Route& route) const {
  if (route.role == Role::everyone) return {};
  const auto day = timestamp_now().substr(0, 10);
  const auto holder = state_.tokens.holder_of(request.header("Authorization"), day);
  if (!holder) {
    Reply reply = problem(401, holder.error());
    return {reply.set("WWW-Authenticate", "Bearer realm=\"corridor\"")};
  }
  if (holder->role < route.role) {
    return {problem(
        {ErrorKind::denied,
         fmt::format("expected the role {}, saw {}", name_of(route.role), name_of(holder->role)),
         {},
         "Ask whoever runs the server for a token with that role."})};
  }
  const auto origin = request.header("Origin");
  const auto host = request.header("Host");
  if (!origin.empty() && origin.substr(origin.find("//") + 2) != host) {
    return {problem({ErrorKind::denied,
                     "a page from elsewhere may read, not write",
                     {},
                     "Write from a page of this server, or without a browser."})};
  }
  return {std::nullopt, holder->name};
}

Result<Reply> RequestHandler::ask(const Request& request, const Route& route,
                                  const RouteMatch& match) {
  auto entry = let_in(request, route);
  if (entry.refusal) return std::move(*entry.refusal);
  Asked asked{request, route, state_, match.values};
  asked.who = std::move(entry.who);
  auto target = TRY(parse_target(request.target));
  for (auto& value : target.query) asked.values.push_back(std::move(value));
  TRY(check_parameters(asked));
  if (auto refusal = TRY(settle_form(asked))) return std::move(*refusal);
  TRY(settle_language(asked));
  if (route.role != Role::everyone && state_.damage.damaged()) {
    return problem(503, {ErrorKind::io,
                         "the workspace is damaged: it is read as far as it goes, and not written",
                         {},
                         "Restore it from a copy: corridor restore COPY --replace."});
  }
  return route.answer(asked);
}

}  // namespace corridor
