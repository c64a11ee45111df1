#include "base/csv.h"

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

Result<void> CsvReader::read_header() {
  const std::size_t bad = std::min(find_invalid_utf8(text_), text_.find('\0'));
  if (bad != std::string_view::npos) {
    const auto before = text_.substr(0, bad);
    const auto line = static_cast<std::uint64_t>(std::ranges::count(before, '\n')) + 1;
    const auto column = bad - (before.rfind('\n') + 1) + 1;
    return fail({ErrorKind::malformed,
                 fmt::format("expected UTF-8 text, saw the byte 0x{:02X} at byte {} of the line",
                             static_cast<unsigned char>(text_[bad]), column),
                 {file_, line, 0},
                 "Save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\") and load it again."});
  }
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
  Error error = error_at(index, index == most_fields
                                    ? fmt::format("expected at most {} fields", most_fields)
                                    : fmt::format("expected a field of at most {} bytes, saw {}",
                                                  longest_field, field.size()));
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
    if (!doubled && joined == nullptr) return add_field(piece);
    if (joined == nullptr) joined = &unescaped_.emplace_back();
    joined->append(piece);
    if (!doubled) return add_field(*joined);
    start = ++position_;
  }
}

Result<bool> CsvReader::read_record() {
  while (!at_end() && at_line_end()) {
    skip_line_end();
    if (blank_lines_count_) ++row_;
  }
  if (at_end()) return false;
  fields_.clear();
  unescaped_.clear();
  record_line_ = line_;
  ++row_;
  for (;;) {
    if (!at_end() && text_[position_] == '"') {
      TRY(read_quoted());
      if (!at_end() && text_[position_] != separator_ && !at_line_end()) {
        return fail(error_at(fields_.size() - 1, "expected a separator after the closing quote",
                             "Double the quotes that belong to the text: \"\"."));
      }
    } else {
      const auto start = position_;
      while (!at_end() && text_[position_] != separator_ && !at_line_end()) ++position_;
      TRY(add_field(text_.substr(start, position_ - start)));
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
