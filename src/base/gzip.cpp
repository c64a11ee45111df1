#include "base/gzip.h"

#include "base/check.h"

#include <zlib.h>

namespace corridor {

std::string gzip_packed(std::string_view bytes, int level) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  ENSURE(deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK,
         "zlib has memory for its tables");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  // zlib reads from it and does not say so in its types.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ENSURE(deflate(&stream, Z_FINISH) == Z_STREAM_END, "the bound of zlib is enough");
  out.resize(stream.total_out);
  out.shrink_to_fit();
  deflateEnd(&stream);
  return out;
}

}  // namespace corridor
