#include "app/content/packed_document.h"

#include <cassert>
#include <cstdint>
#include <type_traits>

namespace headsup::app {
namespace {

using base::Packer;
using base::Unpacker;

// What there is of each part, for both ways: what a Packer takes is const.

template <class Way, class... Parts>
void take(Way& way, Parts&... parts);

// Which kind of block it is, then the block.
void take_block(Packer& packer, const Block& block);
void take_block(Unpacker& unpacker, Block& block);

template <class Way, class Part>
void take_one(Way& way, Part& part) {
  using Kind = std::remove_const_t<Part>;
  if constexpr (base::k_is_plain<Kind>) {
    base::take_plain(way, part);
  } else if constexpr (std::is_same_v<Kind, Block>) {
    take_block(way, part);
  } else if constexpr (std::is_same_v<Kind, Document>) {
    take(way, part.title, part.lead, part.blocks);
  } else if constexpr (std::is_same_v<Kind, Heading>) {
    take(way, part.text);
  } else if constexpr (std::is_same_v<Kind, Paragraph>) {
    take(way, part.text, part.tone);
  } else if constexpr (std::is_same_v<Kind, Cell>) {
    take(way, part.text);
  } else if constexpr (std::is_same_v<Kind, Row>) {
    take(way, part.label, part.cells, part.detail);
  } else if constexpr (std::is_same_v<Kind, Table>) {
    take(way, part.caption, part.columns, part.rows, part.note);
  } else if constexpr (std::is_same_v<Kind, Bar>) {
    take(way, part.label, part.share, part.value, part.faded, part.before);
  } else if constexpr (std::is_same_v<Kind, Bars>) {
    take(way, part.caption, part.rows);
  } else if constexpr (std::is_same_v<Kind, Curve>) {
    take(way, part.label, part.values, part.printed, part.reference, part.counts);
  } else if constexpr (std::is_same_v<Kind, Tick>) {
    take(way, part.at, part.text);
  } else if constexpr (std::is_same_v<Kind, Chart>) {
    take(way, part.caption, part.x_label, part.y_label, part.x_names, part.curves, part.low,
         part.high, part.y_ticks, part.x, part.x_low, part.x_high, part.x_ticks, part.linear_x);
  } else if constexpr (std::is_same_v<Kind, Split>) {
    take(way, part.columns, part.min_px);
  } else {  // a list of these
    way.take_size(part);
    for (auto& entry : part) take_one(way, entry);
  }
}

template <class Way, class... Parts>
void take(Way& way, Parts&... parts) {
  (take_one(way, parts), ...);
}

template <class Kind>
constexpr bool k_is_packed = std::is_same_v<Kind, Heading> || std::is_same_v<Kind, Paragraph> ||
                             std::is_same_v<Kind, Table> || std::is_same_v<Kind, Bars> ||
                             std::is_same_v<Kind, Chart> || std::is_same_v<Kind, Split>;

void take_block(Packer& packer, const Block& block) {
  const auto kind = static_cast<std::uint8_t>(block.index());
  take_one(packer, kind);
  std::visit(
      [&packer](const auto& part) {
        using Kind = std::remove_cvref_t<decltype(part)>;
        assert(k_is_packed<Kind>);
        if constexpr (k_is_packed<Kind>) take_one(packer, part);
      },
      block);
}

template <class Kind>
bool take_if(Unpacker& unpacker, Block& block, std::size_t kind) {
  const Block made = Kind{};
  if (made.index() != kind) return false;
  block = made;
  take_one(unpacker, std::get<Kind>(block));
  return true;
}

void take_block(Unpacker& unpacker, Block& block) {
  std::uint8_t kind = 0xff;
  take_one(unpacker, kind);
  const bool is_one =
      take_if<Heading>(unpacker, block, kind) || take_if<Paragraph>(unpacker, block, kind) ||
      take_if<Table>(unpacker, block, kind) || take_if<Bars>(unpacker, block, kind) ||
      take_if<Chart>(unpacker, block, kind) || take_if<Split>(unpacker, block, kind);
  if (!is_one) unpacker.fail();
}

}  // namespace

void pack(Packer& packer, const Document& document) {
  take_one(packer, document);
}

void unpack(Unpacker& unpacker, Document& document) {
  document = {};
  take_one(unpacker, document);
}

}  // namespace headsup::app
