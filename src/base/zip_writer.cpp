#include "base/zip_writer.h"

#include <fmt/core.h>
#include <zip.h>

#include <memory>

namespace corridor {
namespace {

/// The first day a zip can tell, 1 January 1980, in the form of DOS.
constexpr zip_uint16_t first_day = (1u << 5) | 1u;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

Error cannot_write(const std::string& path, std::string_view detail) {
  return {ErrorKind::io,
          fmt::format("cannot write: {}", detail),
          {path},
          "Check that the folder exists, is yours to write and has room."};
}

}  // namespace

Result<void> write_zip(const std::string& path, std::span<const ZipEntry> entries) {
  int code = 0;
  std::unique_ptr<zip_t, Discard> archive(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
  if (!archive) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string detail = zip_error_strerror(&error);
    zip_error_fini(&error);
    return fail(cannot_write(path, detail));
  }
  for (const auto& entry : entries) {
    zip_source_t* source = zip_source_file(archive.get(), entry.file.c_str(), 0, -1);
    const auto index = source == nullptr ? zip_int64_t{-1}
                                         : zip_file_add(archive.get(), entry.name.c_str(), source,
                                                        ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      if (source != nullptr) zip_source_free(source);
      return fail(cannot_write(path, zip_strerror(archive.get())));
    }
    zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), 0, first_day, 0);
  }
  if (zip_close(archive.get()) != 0) return fail(cannot_write(path, zip_strerror(archive.get())));
  static_cast<void>(archive.release());
  return {};
}

}  // namespace corridor
