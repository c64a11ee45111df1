#include "base/csv.h"

#include "base/file_bytes.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {

CsvReader::CsvReader(std::string file, std::string_view text, char separator)
    : file_(std::move(file)), text_(text), separator_(separator) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

Error CsvReader::error_at(std::size_t index, std::string message, std::string hint) const {
  return {
      ErrorKind::malformed, std::move(message), {file_, record_line_, index + 1}, std::move(hint)};
}

namespace {

constexpr std::size_t bytes_released_at_once = std::size_t{1} << 25;

/// What to do about text that is not UTF-8, by how it begins.
std::string encoding_hint(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return "It is UTF-16, as some spreadsheets write. Save it as \"CSV UTF-8\", or convert it: "
           "iconv -f UTF-16 -t UTF-8 FILE > NEW.";
  }
  if (text.substr(0, 1000).contains('\0')) {
    return "It holds zero bytes: it is UTF-16 or not a text at all. Save it as \"CSV UTF-8\".";
  }
  return "Save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\"), or convert it: "
         "iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW.";
}

}  // namespace

Result<void> CsvReader::check_utf8(std::string_view piece) const {
  const auto bad = std::min(find_invalid_utf8(piece), piece.find('\0'));
  if (bad == piece.npos) return {};
  const auto position = static_cast<std::size_t>(piece.data() - text_.data()) + bad;
  const auto line_start = text_.substr(0, position).rfind('\n') + 1;
  const auto lines =
      std::ranges::count(text_.substr(record_start_, position - record_start_), '\n');
  return fail({ErrorKind::malformed,
               fmt::format("expected UTF-8 text, saw the byte 0x{:02X} at byte {} of the line",
                           static_cast<unsigned char>(piece[bad]), position - line_start + 1),
               {file_, record_line_ + static_cast<std::uint64_t>(lines), 0},
               encoding_hint(text_)});
}

Result<void> CsvReader::read_header() {
  if (!TRY(read_record())) {
    return fail({ErrorKind::malformed,
                 "expected a header line, saw an empty file",
                 {file_, 1, 0},
                 "Check that the download is complete."});
  }
  header_.assign(fields_.begin(), fields_.end());
  return {};
}

Result<bool> CsvReader::next() {
  if (!TRY(read_record())) return false;
  if (fills_short_records_ && fields_.size() < header_.size()) fields_.resize(header_.size());
  if (fields_.size() != header_.size()) {
    const bool last = at_end();
    return fail(error_at(
        fields_.size() - 1,
        fmt::format("expected {} fields as in the header, saw {}", header_.size(), fields_.size()),
        last ? "The file may be cut off: fetch it again."
             : "Look for a missing or a stray separator in this line."));
  }
  return true;
}

Result<bool> CsvReader::next_ragged() {
  blank_lines_count_ = true;
  return read_record();
}

int CsvReader::column(std::string_view name) const {
  const auto found = std::ranges::find(header_, name);
  return found == header_.end() ? -1 : static_cast<int>(found - header_.begin());
}

bool CsvReader::at_line_end() const {
  return text_[position_] == '\n' ||
         (text_[position_] == '\r' && position_ + 1 < text_.size() && text_[position_ + 1] == '\n');
}

void CsvReader::skip_line_end() {
  position_ += text_[position_] == '\r' ? 2 : 1;
  ++line_;
}

Result<void> CsvReader::add_field(std::string_view field) {
  const auto index = fields_.size();
  if (index < most_fields && field.size() <= longest_field) {
    fields_.push_back(field);
    return {};
  }
  const std::string message = index == most_fields
                                  ? fmt::format("expected at most {} fields", most_fields)
                                  : fmt::format("expected a field of at most {} bytes, saw {}",
                                                longest_field, field.size());
  Error error = error_at(index, message, "Check where the file came from, or load an extract.");
  error.kind = ErrorKind::limit;
  return fail(std::move(error));
}

Result<void> CsvReader::read_quoted() {
  std::size_t start = ++position_;
  std::string* joined = nullptr;
  for (;;) {
    const auto quote = text_.find('"', position_);
    if (quote == std::string_view::npos) {
      return fail(error_at(fields_.size(), "expected a closing quote, saw the end of the file",
                           "The file may be cut off: fetch it again."));
    }
    line_ += static_cast<std::uint64_t>(
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(position_),
                   text_.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
    position_ = quote + 1;
    const bool doubled = position_ < text_.size() && text_[position_] == '"';
    const auto piece = text_.substr(start, quote - start + (doubled ? 1 : 0));
    TRY(check_utf8(piece));
    if (!doubled && joined == nullptr) return add_field(piece);
    if (joined == nullptr) joined = &unescaped_.emplace_back();
    joined->append(piece);
    if (!doubled) return add_field(*joined);
    start = ++position_;
  }
}

namespace {

/// The field without quotes at the beginning of `rest`, looked at once; `is_plain` where every byte
/// of it is ASCII, as of nearly all.
std::string_view bare_field(std::string_view rest, char separator, bool& is_plain) {
  const char* const end = rest.data() + rest.size();
  const char* at = rest.data();
  is_plain = true;
  for (; at != end && *at != separator && *at != '\n'; ++at) {
    if (*at == '\r' && at + 1 != end && at[1] == '\n') break;
    is_plain &= *at > 0;
  }
  return rest.substr(0, static_cast<std::size_t>(at - rest.data()));
}

}  // namespace

Result<bool> CsvReader::read_record() {
  while (!at_end() && at_line_end()) {
    skip_line_end();
    if (blank_lines_count_) ++row_;
  }
  if (at_end()) return false;
  if (position_ - released_ > bytes_released_at_once) {
    done_with(text_.substr(released_, position_ - released_));
    released_ = position_;
  }
  fields_.clear();
  unescaped_.clear();
  record_line_ = line_;
  record_start_ = position_;
  ++row_;
  for (;;) {
    if (!at_end() && text_[position_] == '"') {
      TRY(read_quoted());
      if (!at_end() && text_[position_] != separator_ && !at_line_end()) {
        return fail(error_at(fields_.size() - 1, "expected a separator after the closing quote",
                             "Double the quotes that belong to the text: \"\"."));
      }
    } else {
      bool is_plain = true;
      const auto field = bare_field(text_.substr(position_), separator_, is_plain);
      position_ += field.size();
      if (!is_plain) TRY(check_utf8(field));
      TRY(add_field(field));
    }
    if (at_end()) return true;
    if (text_[position_] == separator_) {
      ++position_;
      continue;
    }
    skip_line_end();
    return true;
  }
}

char csv_separator(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  bool quoted = false, bracketed = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '[' || c == ']') bracketed = c == '[';
    if (c == '\n') break;
    if (!bracketed && std::string_view(",;\t|").contains(c)) return c;
  }
  return ',';
}

std::string csv_quote(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
  std::string out = "\"";
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace corridor
