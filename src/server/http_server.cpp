// The one file that includes Boost (Beast reads requests, Asio does the rest).
//
// Each thread has an io_context of its own and each connection belongs to one of them, so that
// nothing here needs a lock. Deadlines are looked at twice a second over all connections of a
// thread instead of by a timer for each.
#include "server/http_server.h"

#include "server/http_words.h"

#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <list>
#include <thread>
#include <vector>

namespace corridor {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

struct Counters {
  std::atomic<std::uint64_t> accepted{0}, open{0}, requests{0}, malformed{0}, dropped_slow{0};
  std::atomic<std::uint64_t> dropped_full{0};
};

class Session;

/// One thread, its connections and its clock.
struct Lane {
  std::list<Session*> sessions;  // the one that began to wait longest ago first
  asio::io_context context{1};   // goes first, and with it the sessions that it holds
  asio::steady_timer sweep{context};
  std::string date;  // "Date: ...\r\n", made new by the sweep
  bool stopping = false;
};

struct House {
  Service& service;
  ListenLimits limits;
  Counters counters = {};
};

/// A connection: reads a head, perhaps a body, waits for the answer, writes it, and begins again.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Lane& lane, House& house)
      : socket_(std::move(socket)), lane_(lane), house_(house) {
    error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    client_ = socket_.remote_endpoint(ignored).address().to_string(ignored);
    place_ = lane_.sessions.insert(lane_.sessions.end(), this);
    ++house_.counters.accepted;
    ++house_.counters.open;
  }
  ~Session() {
    lane_.sessions.erase(place_);
    --house_.counters.open;
  }
  Session(const Session&) = delete;
  void start() { read_head(house_.limits.head); }

  /// Whether it may be closed to make room or to stop: no answer is under way.
  bool waits_for_client() const { return phase_ == Phase::idle || phase_ == Phase::reading; }
  void close() {
    error_code ignored;
    socket_.close(ignored);
  }
  /// Closed when the deadline is over.
  void look(Clock::time_point now, bool busy) {
    const bool begun = buffer_.size() > 0 || (parser_ && parser_->got_some());
    if (phase_ == Phase::idle && begun) wait(Phase::reading, house_.limits.head);
    const auto early = house_.limits.idle - house_.limits.idle_busy;
    const bool over = now > deadline_ || (busy && phase_ == Phase::idle && now > deadline_ - early);
    if (!over || phase_ == Phase::answering) return;
    if (phase_ != Phase::idle) ++house_.counters.dropped_slow;
    close();
  }

 private:
  enum class Phase { idle, reading, answering, writing };
  using Parser = http::request_parser<http::string_body>;

  void wait(Phase phase, Clock::duration time) {
    phase_ = phase;
    deadline_ = Clock::now() + time;
    lane_.sessions.splice(lane_.sessions.end(), lane_.sessions, place_);
  }
  Clock::duration time_for(std::uint64_t bytes) const {
    return house_.limits.exchange +
           std::chrono::seconds(bytes / house_.limits.least_bytes_per_second);
  }

  void read_head(Clock::duration time) {
    parser_.emplace();
    parser_->header_limit(house_.limits.head_bytes);
    parser_->body_limit(UINT64_MAX);  // set when the head says which route it is
    wait(time == house_.limits.idle ? Phase::idle : Phase::reading, time);
    http::async_read_header(
        socket_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->on_head(error); });
  }

  void on_head(error_code error) {
    if (error) return on_broken(error);
    ++house_.counters.requests;
    take_head();
    const auto length = parser_->content_length();
    const bool has_body = parser_->chunked() || (length && *length > 0);
    keep_ = parser_->keep_alive() && !lane_.stopping;
    if (auto reply = house_.service.at_once(request_)) {
      keep_ = keep_ && !has_body;
      return write(std::move(reply));
    }
    if (!has_body) return ask();
    const auto largest = house_.service.largest_body(request_);
    parser_->body_limit(largest);
    if (length && *length > largest) return on_broken(http::error::body_limit);
    wait(Phase::reading, time_for(length.value_or(0)));
    if (!alike(request_.header("Expect"), "100-continue")) return read_body();
    asio::async_write(socket_, asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")),
                      [self = shared_from_this()](error_code failed, std::size_t) {
                        if (!failed) self->read_body();
                      });
  }

  void take_head() {
    const auto& message = parser_->get();
    const auto view = [](auto text) { return std::string_view(text.data(), text.size()); };
    request_.method = view(message.method_string());
    request_.target = view(message.target());
    request_.headers.clear();
    for (const auto& field : message) {
      request_.headers.push_back(
          {std::string(view(field.name_string())), std::string(view(field.value()))});
    }
    request_.body.clear();
    request_.client = client_;
    head_only_ = request_.method == "HEAD";
    old_ = message.version() < 11;
  }

  void read_body() {
    http::async_read(socket_, buffer_, *parser_,
                     [self = shared_from_this()](error_code error, std::size_t) {
                       if (error) return self->on_broken(error);
                       self->request_.body = std::move(self->parser_->get().body());
                       self->ask();
                     });
  }

  /// The callback hands its hold on the session over to the session's own thread, which alone may
  /// end it.
  void ask() {
    wait(Phase::answering, {});
    auto asked = std::exchange(request_, {});
    house_.service.answer(std::move(asked), [self = shared_from_this()](SharedReply reply) mutable {
      const auto executor = self->socket_.get_executor();
      asio::post(executor, [self = std::move(self), reply = std::move(reply)]() mutable {
        self->write(std::move(reply));
      });
    });
  }

  /// What is not HTTP gets an answer and an end; a client that is gone gets neither.
  void on_broken(error_code error) {
    if (error == http::error::end_of_stream || error == asio::error::operation_aborted ||
        error.category() != make_error_code(http::error::bad_method).category() ||
        error == http::error::partial_message) {
      return close();
    }
    ++house_.counters.malformed;
    keep_ = false;
    head_only_ = false;
    const int status = error == http::error::header_limit ? 431
                       : error == http::error::body_limit ? 413
                                                          : 400;
    write(house_.service.refuse(status, error.message()));
  }

  void write(SharedReply reply) {
    reply_ = std::move(reply);
    keep_ = keep_ && !lane_.stopping && !reply_->events;
    write_head(*reply_, {lane_.date, keep_, old_}, head_);
    if (reply_->events) return begin_events();
    const bool whole = !head_only_ && may_have_body(reply_->status);
    const auto body = whole ? reply_->text() : std::string_view();
    wait(Phase::writing, time_for(body.size()));
    const std::array<asio::const_buffer, 2> pieces{asio::buffer(head_), asio::buffer(body)};
    asio::async_write(socket_, pieces, [self = shared_from_this()](error_code error, std::size_t) {
      self->on_written(error);
    });
  }

  void on_written(error_code error) {
    if (error) return close();
    reply_.reset();
    if (keep_) return read_head(house_.limits.idle);
    linger();
  }

  /// Closing with unread bytes would reset the connection and lose the reply: reads on, a little.
  void linger() {
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    wait(Phase::reading, std::chrono::seconds(2));
    drain();
  }
  void drain() {
    socket_.async_read_some(asio::buffer(drained_),
                            [self = shared_from_this()](error_code error, std::size_t) {
                              error ? self->close() : self->drain();
                            });
  }

  // ---- events: the head, then what is new, four times a second, until nothing is left -----------
  void begin_events() {
    timer_.emplace(socket_.get_executor());
    push(head_only_);
  }
  void push(bool last) {
    wait(Phase::writing, house_.limits.exchange);
    asio::async_write(socket_, asio::buffer(head_),
                      [self = shared_from_this(), last](error_code error, std::size_t) {
                        if (error || self->lane_.stopping) return self->close();
                        last ? self->linger() : self->pause();
                      });
  }
  void pause() {
    wait(Phase::writing, house_.limits.exchange);
    timer_->expires_after(std::chrono::milliseconds(250));
    timer_->async_wait([self = shared_from_this()](error_code) {
      const auto news = self->reply_->events();
      if (!news) return self->linger();
      self->head_ = *news;
      self->push(false);
    });
  }

  tcp::socket socket_;
  Lane& lane_;
  House& house_;
  std::list<Session*>::iterator place_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::optional<asio::steady_timer> timer_;
  Request request_;
  SharedReply reply_;
  std::string head_, client_;
  std::array<char, 512> drained_;
  Phase phase_ = Phase::idle;
  Clock::time_point deadline_;
  bool keep_ = true, head_only_ = false, old_ = false;
};

class BeastServer final : public HttpServer {
 public:
  BeastServer(const ListenOptions& options, Service& service)
      : house_{service, options.limits}, lanes_(options.threads > 0 ? options.threads : 1) {
    for (auto& lane : lanes_) lane = std::make_unique<Lane>();
    acceptor_.emplace(lanes_[0]->context);
    signals_.emplace(lanes_[0]->context);
  }

  Result<void> open(const std::string& listen) {
    const auto wanted = TRY(parse_listen(listen));
    error_code error;
    const auto address = asio::ip::make_address(wanted.host, error);
    if (error) return fail(cannot_listen(listen, false, error.message()));
    const tcp::endpoint end(address, wanted.port);
    acceptor_->open(end.protocol(), error);
    if (!error) acceptor_->set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_->bind(end, error);
    if (!error) acceptor_->listen(4096, error);
    if (!error) return {};
    return fail(cannot_listen(listen, error == asio::error::address_in_use, error.message()));
  }

  std::string address() const override {
    error_code ignored;
    const auto end = acceptor_->local_endpoint(ignored);
    const auto host = end.address().to_string(ignored);
    if (end.address().is_v6()) return fmt::format("http://[{}]:{}", host, end.port());
    return fmt::format("http://{}:{}", host, end.port());
  }

  void run(bool until_signal) override {
    error_code ignored;
    if (until_signal) signals_->add(SIGTERM, ignored);
    if (until_signal) signals_->add(SIGINT, ignored);
    signals_->async_wait([this](error_code error, int) {
      if (!error) stop();
    });
    for (auto& lane : lanes_) {
      lane->date = date_line();
      sweep(*lane);
    }
    accept();
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < lanes_.size(); ++i) {
      threads.emplace_back([&lane = *lanes_[i]] { lane.context.run(); });
    }
    lanes_[0]->context.run();
  }

  void stop() override {
    stop_by_ = Clock::now() + house_.limits.stopping;
    asio::post(lanes_[0]->context, [this] {
      error_code ignored;
      acceptor_->close(ignored);
      signals_->cancel(ignored);
    });
    for (auto& lane : lanes_) {
      asio::post(lane->context, [&lane = *lane] {
        lane.stopping = true;
        lane.sweep.cancel();
      });
    }
  }

  HttpCounts counts() const override {
    const auto& c = house_.counters;
    return {c.accepted, c.open, c.requests, c.malformed, c.dropped_slow, c.dropped_full};
  }

 private:
  void accept() {
    Lane& lane = *lanes_[next_++ % lanes_.size()];
    acceptor_->async_accept(lane.context, [this, &lane](error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      // No more files may be open: one that waits goes, and the sweep tries again.
      if (error) return accept_again_ = true, void(make_room(*lanes_[0]));
      asio::post(lane.context, [this, &lane, socket = std::move(socket)]() mutable {
        const bool full = house_.counters.open >= house_.limits.connections;
        if (lane.stopping || (full && !make_room(lane))) return;
        std::make_shared<Session>(std::move(socket), lane, house_)->start();
      });
      accept();
    });
  }
  /// False where all are being answered.
  bool make_room(Lane& lane) {
    for (auto* session : lane.sessions) {
      if (!session->waits_for_client()) continue;
      session->close();
      ++house_.counters.dropped_full;
      return true;
    }
    return false;
  }

  void sweep(Lane& lane) {
    lane.sweep.expires_after(std::chrono::milliseconds(lane.stopping ? 20 : 500));
    lane.sweep.async_wait([this, &lane](error_code) {
      lane.date = date_line();
      if (&lane == lanes_[0].get() && std::exchange(accept_again_, false)) accept();
      const auto now = Clock::now();
      const bool busy = house_.counters.open > house_.limits.connections / 4 * 3;
      for (auto at = lane.sessions.begin(); at != lane.sessions.end();) {
        Session& session = **at++;
        if (lane.stopping && (session.waits_for_client() || now > stop_by_.load())) {
          session.close();
        } else {
          session.look(now, busy);
        }
      }
      const bool done = lane.stopping && (lane.sessions.empty() || now > stop_by_.load());
      if (!done) return sweep(lane);
      lane.context.stop();
    });
  }

  House house_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::optional<tcp::acceptor> acceptor_;
  std::optional<asio::signal_set> signals_;
  std::size_t next_ = 0;
  bool accept_again_ = false;
  std::atomic<Clock::time_point> stop_by_{Clock::time_point::max()};
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const ListenOptions& options,
                                                       Service& service) {
  allow_open_files(options.limits.connections + 256);
  auto server = std::make_unique<BeastServer>(options, service);
  TRY(server->open(options.listen));
  return server;
}

}  // namespace corridor
