// Packs data/ and the script of the pages into the program, at build time. The other end is
// src/base/embedded.h.
//   embed gzip SOURCE TARGET          compresses one file; equal bytes in, equal bytes out. A long
//                                     table of projection/ in pieces, each a gzip member
//   embed folder SOURCE FOLDER NAME LIST   compresses each file of SOURCE to FOLDER/NAME/<file>.gz
//                                     and writes the paths, NAME/<file>, to LIST
//   embed table FOLDER TARGET.S LIST...    writes an assembler file that includes FOLDER/<path>.gz
//                                     for each path in the LISTs, and a table sorted by path
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

// Of compressed data in the program: a limit of our own, so that it grows on purpose. Registers and
// the words of seven languages are the larger half of it.
constexpr std::uintmax_t most_bytes = 6'000'000;

int fail(const std::string& message) {
  std::cerr << "embed: " << message << '\n';
  return 1;
}

bool write_file(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  return static_cast<bool>(file.flush());
}

// One gzip member. Its header holds its own length, so that a reader can pass it over, and in the
// place of a comment what the lines in it begin with. The length stands behind the fixed header (10
// bytes), the length of the extra field (2), and the name and length of our part of it (4).
constexpr std::size_t length_at = 16;

std::string gzip_member(std::string bytes, std::string beginnings, bool tells_length) {
  z_stream stream{};  // zlib's own gzip header holds neither name nor time, so the bytes repeat
  constexpr int gzip_window = 15 + 16;
  if (deflateInit2(&stream, 9, Z_DEFLATED, gzip_window, 9, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  gz_header header{};
  unsigned char extra[] = {'C', 'O', 4, 0, 0, 0, 0, 0};
  header.extra = extra;
  header.extra_len = sizeof extra;
  header.comment = beginnings.empty() ? nullptr : reinterpret_cast<Bytef*>(beginnings.data());
  header.os = 3;
  if (tells_length) deflateSetHeader(&stream, &header);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int outcome = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END) return {};
  for (std::size_t i = 0; tells_length && i < 4; ++i) {
    out[length_at + i] = static_cast<char>(out.size() >> (8 * i));
  }
  return out;
}

// A long table of which one place's lines are asked for: the header, then pieces of whole lines.
std::string gzip_pieces(std::string_view bytes) {
  constexpr std::size_t bytes_of_piece = 16 << 10;
  const auto line_at = [&](std::size_t at) {
    return bytes.substr(at, std::min(bytes.find('\n', at), bytes.size() - 1) + 1 - at);
  };
  std::string out = gzip_member(std::string(line_at(0)), "", true);
  for (std::size_t at = line_at(0).size(); at < bytes.size();) {
    std::string piece, beginnings = " ";
    while (at < bytes.size() && piece.size() < bytes_of_piece) {
      const auto line = line_at(at);
      const auto beginning = fmt::format("{} ", line.substr(0, line.find(',')));
      if (!beginnings.ends_with(" " + beginning)) beginnings += beginning;
      piece += line;
      at += line.size();
    }
    out += gzip_member(std::move(piece), std::move(beginnings), true);
  }
  return out;
}

int gzip(const fs::path& source, const fs::path& target) {
  constexpr std::size_t longest_whole = 256 << 10;
  std::ifstream file(source, std::ios::binary);
  if (!file) return fail(fmt::format("cannot read {}", source.string()));
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const bool in_pieces =
      bytes.size() > longest_whole && source.parent_path().filename() == "projection";
  const std::string out = in_pieces ? gzip_pieces(bytes) : gzip_member(bytes, "", false);
  if (out.empty()) return fail(fmt::format("cannot compress {}", source.string()));
  return write_file(target, out) ? 0 : fail(fmt::format("cannot write {}", target.string()));
}

int folder_of_files(const fs::path& source, const fs::path& folder, const std::string& name,
                    const fs::path& list) {
  std::string paths;
  fs::remove_all(folder / name);
  std::error_code error;
  for (const auto& file : fs::directory_iterator(source, error)) {
    if (!file.is_regular_file()) continue;
    const std::string path = fmt::format("{}/{}", name, file.path().filename().string());
    if (const int code = gzip(file.path(), folder / (path + ".gz")); code != 0) return code;
    paths += path + '\n';
  }
  if (error) return fail(fmt::format("{}: {}", source.string(), error.message()));
  return write_file(list, paths) ? 0 : fail(fmt::format("cannot write {}", list.string()));
}

using Lists = std::span<const std::string>;

int table(const fs::path& folder, const fs::path& target, Lists lists) {
  std::vector<std::string> paths;
  for (const auto& list : lists) {
    std::ifstream lines(list);
    for (std::string line; std::getline(lines, line);)
      if (!line.empty()) paths.push_back(line);
  }
  std::ranges::sort(paths);

  std::uintmax_t bytes = 0;
  std::string blobs = ".section .rodata\n";
  std::string entries =
      ".section .data.rel.ro,\"aw\"\n.balign 8\n.global corridor_embedded_begin\n"
      "corridor_embedded_begin:\n";
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const fs::path blob = folder / (paths[i] + ".gz");
    std::error_code error;
    bytes += fs::file_size(blob, error);
    if (error) return fail(fmt::format("{}: {}", blob.string(), error.message()));
    blobs += fmt::format("path_{0}: .asciz \"{1}\"\nblob_{0}: .incbin \"{2}\"\nend_{0}:\n", i,
                         paths[i], blob.string());
    entries += fmt::format(".quad path_{0}, blob_{0}, end_{0} - blob_{0}\n", i);
  }
  entries += ".global corridor_embedded_end\ncorridor_embedded_end:\n";
  std::cout << fmt::format("embedded: {} files, {} bytes compressed\n", paths.size(), bytes);
  if (bytes > most_bytes)
    return fail(
        fmt::format("{} bytes are too many: data/ and web/ may cost at most {} compressed; "
                    "select fewer rows or columns",
                    bytes, most_bytes));
  const std::string end = ".section .note.GNU-stack,\"\",%progbits\n";
  return write_file(target, blobs + entries + end)
             ? 0
             : fail(fmt::format("cannot write {}", target.string()));
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> args(words + 1, words + count);
  if (args.size() == 3 && args[0] == "gzip") return gzip(args[1], args[2]);
  if (args.size() == 5 && args[0] == "folder")
    return folder_of_files(args[1], args[2], args[3], args[4]);
  if (args.size() >= 4 && args[0] == "table")
    return table(args[1], args[2], std::span(args).subspan(3));
  return fail(
      "usage: embed gzip SOURCE TARGET | embed folder SOURCE FOLDER NAME LIST | "
      "embed table FOLDER TARGET.S LIST...");
}
