#include "sources/texts/pdf_text.h"

#include "base/subprocess.h"
#include "base/text.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace corridor {
namespace {

constexpr std::string_view program = "pdftotext";

/// A file of our own that is gone with its owner.
class ScratchFile {
 public:
  static Result<ScratchFile> with(const std::string& file, std::string_view bytes) {
    std::error_code problem;
    auto path = (std::filesystem::temp_directory_path(problem) / "corridor-XXXXXX").string();
    const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
    ScratchFile scratch(descriptor < 0 ? std::string() : path);
    bool written = descriptor >= 0;
    while (written && !bytes.empty()) {
      const auto count = ::write(descriptor, bytes.data(), bytes.size());
      written = count > 0;
      if (written) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (descriptor >= 0) ::close(descriptor);
    if (written) return scratch;
    return fail({ErrorKind::io,
                 "cannot write into the folder for temporary files",
                 {file},
                 "Make room there, or set TMPDIR to a folder that has some."});
  }
  ScratchFile(ScratchFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  ScratchFile& operator=(ScratchFile&&) = delete;
  ~ScratchFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  const std::string& path() const { return path_; }

 private:
  explicit ScratchFile(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

std::string first_line(std::string_view text) {
  return std::string(clip(trim(text.substr(0, text.find('\n'))), 200));
}

/// "pdftotext 22.12.0".
std::string version_of() {
  const auto end = run_subprocess(
      {.arguments = {std::string(program), "-v"}, .time_limit = std::chrono::seconds(10)});
  const auto said = end ? first_line(end->errors) : std::string();
  constexpr std::string_view before = " version ";
  const auto at = said.find(before);
  if (at == said.npos) return std::string(program);
  return fmt::format("{} {}", program, said.substr(at + before.size()));
}

Error not_installed(const std::string& file) {
  return {ErrorKind::not_found,
          "expected the program pdftotext to take the text out of a PDF, saw none",
          {file},
          "Install it (apt-get install poppler-utils), or save the document as text, HTML or "
          "Markdown."};
}

Error cannot_read(const std::string& file, const SubprocessEnd& end) {
  const auto said = first_line(end.errors);
  if (end.exit_code == 3 || said.contains("assword")) {
    return {ErrorKind::denied,
            "the PDF is locked: its text may not be copied, or it asks for a password",
            {file},
            "Ask its publisher for one that is open."};
  }
  return {ErrorKind::malformed,
          fmt::format("expected a PDF, saw one that pdftotext cannot read: {}",
                      said.empty() ? "it gave no reason" : said),
          {file},
          "Fetch it again: it may be cut off."};
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0xC0) == 0xC0;
  }));
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  constexpr std::size_t begins_within = 1024;
  return bytes.substr(0, begins_within).contains("%PDF-");
}

Result<PdfText> read_pdf(const std::string& file, std::string_view bytes) {
  if (!find_program(program)) return fail(not_installed(file));
  const auto scratch = TRY(ScratchFile::with(file, bytes));
  auto end = run_subprocess({.arguments = {std::string(program), "-enc", "UTF-8", "-eol", "unix",
                                           "-q", scratch.path(), "-"},
                             .time_limit = std::chrono::minutes(2)});
  if (!end) {
    auto error = std::move(end).error();
    error.where = {file};
    if (error.hint.empty()) error.hint = "Split the document, or save it as text.";
    return fail(std::move(error));
  }
  if (end->exit_code != 0) return fail(cannot_read(file, *end));
  const auto pages =
      std::max<std::size_t>(static_cast<std::size_t>(std::ranges::count(end->output, '\f')), 1);
  if (letters_in(end->output) < pages) {
    return fail({ErrorKind::invalid,
                 fmt::format("expected a PDF with text, saw {} {} without any: it is a scan", pages,
                             pages == 1 ? "page" : "pages"),
                 {file},
                 "Have its text recognised first (OCR), for example with ocrmypdf, and load what "
                 "comes out."});
  }
  return PdfText{replace_invalid_utf8(end->output), version_of()};
}

}  // namespace corridor
