// A document as bytes (base/packing.h): a report that a worker has written goes to the page.
#pragma once

#include <string>
#include <string_view>

#include "app/content/document.h"
#include "base/packing.h"

namespace headsup::app {

// Only blocks that nobody can operate, and that are about no person and no head: headings,
// paragraphs, tables, bars, charts and splits.
void pack(base::Packer& packer, const Document& document);
// The packer's next document; where the bytes are none of that, the unpacker has failed.
void unpack(base::Unpacker& unpacker, Document& document);

}  // namespace headsup::app
