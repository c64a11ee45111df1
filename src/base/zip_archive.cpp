#include "base/zip_archive.h"

#include "base/text.h"

#include <fmt/core.h>
#include <zip.h>

#include <algorithm>
#include <unordered_set>

namespace corridor {
namespace {

struct MemberCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error damaged(const std::string& file, std::string_view detail) {
  return {ErrorKind::malformed,
          fmt::format("expected a whole zip file, saw damage: {}", detail),
          {file},
          "Fetch the file again."};
}

/// Whether a name stays inside the archive, read as Unix or as Windows reads it.
bool stays_inside(std::string_view name) {
  if (name.starts_with('/') || name.starts_with('\\')) return false;
  if (name.size() >= 2 && name[1] == ':') return false;
  while (!name.empty()) {
    const auto end = std::min(name.find_first_of("/\\"), name.size());
    if (name.substr(0, end) == "..") return false;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return true;
}

zip_t* of(const auto& archive) { return static_cast<zip_t*>(archive.get()); }

}  // namespace

void ZipArchive::Closer::operator()(void* archive) const {
  zip_discard(static_cast<zip_t*>(archive));
}

bool ZipArchive::looks_like_one(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<ZipArchive> ZipArchive::open(const std::string& file, std::string_view bytes) {
  ZipArchive archive;
  archive.file_ = file;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    archive.archive_.reset(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  }
  if (archive.archive_ == nullptr) {
    const std::string detail = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (source != nullptr) zip_source_free(source);
    return fail(damaged(file, detail));
  }
  TRY(archive.list_members());
  return archive;
}

Result<void> ZipArchive::list_members() {
  const auto entries = static_cast<std::uint64_t>(zip_get_num_entries(of(archive_), 0));
  if (entries > most_members) {
    return fail(
        {ErrorKind::limit,
         fmt::format("expected at most {} members in a zip file, saw {}", most_members, entries),
         {file_},
         "Unpack it and load the files one by one."});
  }
  std::unordered_set<std::string_view> seen;
  members_.reserve(entries);
  for (std::uint64_t i = 0; i < entries; ++i) {
    const char* name = zip_get_name(of(archive_), i, 0);
    members_.emplace_back(name == nullptr ? "" : name);
    if (!stays_inside(members_.back())) {
      return fail(
          {ErrorKind::malformed,
           fmt::format("expected names inside the archive, saw \"{}\"", clip(members_.back(), 120)),
           {file_},
           "Such an archive writes outside its folder when it is unpacked: check where it "
           "came from."});
    }
    if (!seen.insert(members_.back()).second) {
      return fail(
          damaged(file_, fmt::format("two members are called \"{}\"", clip(members_.back(), 120))));
    }
  }
  return {};
}

std::ptrdiff_t ZipArchive::find(std::string_view member) const {
  const auto found = std::ranges::find(members_, member);
  return found == members_.end() ? -1 : found - members_.begin();
}

Result<FileBytes> ZipArchive::read(std::size_t index, std::uint64_t limit) const {
  const std::unique_ptr<zip_file_t, MemberCloser> member(zip_fopen_index(of(archive_), index, 0));
  if (!member) {
    const int code = zip_error_code_zip(zip_get_error(of(archive_)));
    if (code == ZIP_ER_NOPASSWD) {
      return fail({ErrorKind::denied,
                   "expected an open archive, saw one under a password",
                   {file_},
                   "Unpack it with its password and load what is inside."});
    }
    return fail(damaged(file_, zip_strerror(of(archive_))));
  }
  BytesWriter out(file_, limit);
  std::vector<char> buffer(1u << 18);
  for (;;) {
    const auto length = zip_fread(member.get(), buffer.data(), buffer.size());
    if (length < 0) return fail(damaged(file_, zip_file_strerror(member.get())));
    if (length == 0) return out.finish();
    TRY(out.append({buffer.data(), static_cast<std::size_t>(length)}));
  }
}

}  // namespace corridor
