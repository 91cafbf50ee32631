// The contents: every page in its group, with a line of what it answers.
#include <string>
#include <vector>

#include "app/core/names.h"
#include "app/explain/pages.h"
#include "texts/texts.h"

namespace headsup::app {

Document contents_page(const State&) {
  std::vector<Document> columns;  // of the explanation; one's own team stands under it
  for (int group = 0; group < k_page_groups; ++group) {
    Entries list;
    for (const Page page : reading_order()) {
      if (static_cast<int>(group_of(page)) != group) continue;
      list.rows.push_back({std::string("open-") + page_id(page), page_name(page),
                           page_question(page), OpenPage{page}});
    }
    columns.push_back({group_name(static_cast<PageGroup>(group)), "", {std::move(list)}});
  }
  constexpr int k_column_px = 200;
  Document own = std::move(columns.back());
  columns.pop_back();
  return {page_name(Page::contents),
          texts::get(texts::Id::contents_lead),
          {Split{std::move(columns), k_column_px}, Split{{std::move(own)}, k_column_px}}};
}

}  // namespace headsup::app
