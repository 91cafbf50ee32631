// A page of the explanation or a part of the panel as data: what is said, shown and can be changed,
// in reading order.
//
// It is written once (panel/, src/app/explain, src/app/tour) and shown twice: drawn by src/ui, and
// as ordinary elements by the page's DOM mirror. Whatever can be operated has an id that is unique
// in its document, and says which Action it stands for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/core/action.h"
#include "team/team.h"

namespace headsup::app {

struct Document;

enum class Tone { plain, muted, strong, warning };

struct Heading {
  std::string text;
  std::string formula;  // under it; may be empty
  int head = -1;        // whose colour the formula has; −1: none
};

struct Paragraph {
  std::string text;
  Tone tone = Tone::plain;
};

// A number or a text; with an `edit` it can be typed over.
struct Cell {
  std::string text;
  std::string id;  // of an editable cell
  std::function<Action(double)> edit;
};

// person: whom it is about, −1: nobody; lit: they are pointed at, here or in the graph.
struct Row {
  std::string label;
  std::vector<Cell> cells;  // as many as the table has columns
  bool total = false;       // closes a sum
  int head = -1;            // has this head's mark before its label
  int person = -1;
  bool lit = false;
  std::string detail{};  // in a line of its own under the label; may be empty
};

struct Table {
  std::string caption;               // for those who do not see it; drawn if the table has a title
  std::vector<std::string> columns;  // one empty text: a column without a title
  std::vector<Row> rows;
  std::string note;
  int head = -1;  // whose colour the totals have
  // One column a head: its mark stands for its title, its colour for the numbers. −1: none.
  std::vector<int> column_heads{};
};

// Lengths beside each other, as shares of one: weights, coverage.
struct Bar {
  std::string label;
  double share = 0;    // 0..1
  std::string value;   // as printed
  int head = -1;       // colour and mark; −1: neutral
  bool faded = false;  // stands back: absent, or not the point
  double before = -1;  // a tick where it was; −1: none
  int person = -1;     // as a Row's
  bool lit = false;
};
struct Bars {
  std::string caption;
  std::vector<Bar> rows;
};

// What the rows or columns of a map stand for: by it, maps know each other's.
struct MapAxis {
  enum class Kind { none, query, key, facet };
  Kind kind = Kind::none;
  std::vector<int> members;         // person or facet of each row or column, or first of its block
  std::vector<std::string> labels;  // whole names
  std::vector<bool> masked;         // drawn as taking no part; may be empty
  std::vector<int> group_ends;      // where what belongs together ends: a line there; may be empty
};

// Numbers that a map brings along, where no matrix holds them as they are shown.
struct MapNumbers {
  std::uint64_t revision = 0;  // of the reading that they were made from
  std::vector<float> values;
};

// Numbers as shades. `values` live in the reader, valid until the next read, or in `numbers`.
struct HeatMap {
  std::string id;  // of the map: CellRef::map
  std::string title;
  std::string formula;
  std::string shape;  // "10 × 8"
  int head = -1;      // whose colour; −1: neutral
  int rows = 0, columns = 0;
  const float* values = nullptr;  // row-major
  int stride = 0;                 // numbers from one row to the next
  std::shared_ptr<const MapNumbers> numbers;
  double low = 0, high = 0;  // the true range of what takes part
  bool diverging = false;    // around zero, in two hues
  MapAxis row_axis, column_axis;
  int block = 1;        // people a side that one square stands for
  int marked_row = -1;  // the query's
  // What is pointed at, in this map or elsewhere: `map` says where; the row, the column or both
  // may be −1.
  CellRef hovered;
  std::string hovered_number, hovered_text;          // of the cell where both are
  std::function<Action(int row, int column)> press;  // may be empty
  std::function<Action(int row)> press_row;          // on its label; may be empty

  float at(int row, int column) const {
    return values[static_cast<std::ptrdiff_t>(row) * stride + column];
  }
};

// Lines over 0 … n−1, or over a chart's own x. NaN: nothing there.
struct Curve {
  std::string label;
  int head = -1;  // colour and pattern; −1: neutral, the first, second… by its place
  std::vector<double> values;
  std::vector<std::string> printed{};  // one per value, as it is read out; or two decimals
  bool reference = false;              // a thin dashed line without points
  // How many each point stands for: drawn as discs of that area, which no line joins. Where x is
  // linear.
  std::vector<int> counts{};

  // A value as it is shown; empty where nothing is there.
  std::string text(std::size_t point) const;
};
struct Tick {
  double at = 0;
  std::string text;
};
struct Chart {
  std::string caption;
  std::string x_label, y_label;
  std::vector<std::string> x_names;  // one per point, or empty
  std::vector<Curve> curves;
  bool log_y = false;
  double low = 0, high = 1;     // of the y axis
  std::vector<Tick> y_ticks{};  // empty: the ends and the middle
  bool bars = false;            // points stand for themselves: bars where there is room for them
  // Where the points are, ascending, on a logarithmic axis; empty: evenly spaced.
  std::vector<double> x{};
  double x_low = 1, x_high = 10;
  std::vector<Tick> x_ticks{};
  bool linear_x = false;  // the axis is not logarithmic, and a reference goes from corner to corner
  double marked_x = 0;    // a fine line with this name; 0: none
  std::string marked_name{};
};

struct Slider {
  std::string id;
  std::string label;
  std::string value;      // as printed
  double share = 0;       // 0..1
  std::string low, high;  // what its ends mean
  int head = -1;
  std::function<Action(double share)> change;
  std::function<std::string()> spoken{};  // read out in place of the value; empty: the value
};

// A sentence with numbers in it that are dragged where they stand: each in place of a k_number.
struct Sentence {
  static constexpr const char* k_number = "\x01";
  std::string text;
  std::vector<Slider> numbers;
  Tone tone = Tone::plain;

  // The text before each number and after the last: one more than there are numbers.
  std::vector<std::string> parts() const;
};

// One of several.
struct Choice {
  std::string id;
  std::string label;  // for those who do not see it; may be drawn
  std::vector<std::string> options;
  int selected = -1;
  std::function<Action(int option)> choose;
  // As many as there are: the mirror has them in a list that opens, whose first entry is this one
  // while none is selected. Empty: buttons.
  std::string none{};
};

struct Switch {
  std::string id;
  std::string label;
  bool on = false;
  int head = -1;
  Action flip;
  int person = -1;  // as a Row's
  bool lit = false;
};

struct Button {
  std::string id;
  std::string label;
  Action press;
  bool primary = false;
  bool enabled = true;
  bool is_toggle = false;  // one of several that are on or off by themselves
  bool on = false;
};
struct Buttons {
  std::vector<Button> buttons;  // side by side
};

// Ways on, one below the other, each with a line of what is there.
struct Entry {
  std::string id;
  std::string label;
  std::string line;
  Action press;
};
struct Entries {
  std::vector<Entry> rows;
};

// What is typed counts with every letter. Where an action refuses it, the field keeps what was
// typed until it is left.
struct TextField {
  std::string id;
  std::string label;
  std::string text;
  std::function<Action(const std::string&)> change;
  int rows = 3;        // 1: a single line
  std::string hint{};  // shown while it is empty
};

// A list whose entries can be dragged, or moved one place up or down.
struct Reorder {
  std::string id;
  std::string label;
  std::vector<std::string> entries;
  std::function<Action(int from, int to)> move;
  std::vector<int> people{};  // who each entry is, or empty
  int lit = -1;               // the entry of who is pointed at; −1: none
};

// Beside each other where there is room, otherwise one below the other.
struct Split {
  std::vector<Document> columns;
  int min_px = 300;  // a column that is narrower has no room beside the others
};

// ---- What only the panel has. It is written with every keystroke, so that sentences which are
// read out but not drawn are made of these blocks when the mirror asks. Names are the team's, valid
// while the block is there.

// Words of the incident, each with what it asks for.
struct Raised {
  std::string_view facet;
  double weight = 0;
};
struct Term {
  std::string text;
  std::vector<Raised> raised;
  std::array<bool, team::k_heads> heads{};
};
struct Terms {
  std::vector<Term> rows;
};

// What one head finds, and its switch.
struct Place {
  std::string_view name;
  float weight = 0;
};
struct HeadSummary {
  std::string id;  // of the switch
  int head = 0;
  std::string_view label;
  bool on = true;
  analysis::Verdict verdict = analysis::Verdict::nobody;
  bool evident = false;        // a history's evidence is in the weights
  Place first, second, third;  // by weight; a third may be missing
  double effective_people = 0, entropy_bits = 0;
  std::string_view voice;     // what such a spread is called
  std::string in_brief;       // drawn: the spread in few words, or that it is too close to call
  std::vector<float> shares;  // largest first, as far as they can be seen
  Action flip;
};
struct HeadSummaries {
  std::vector<HeadSummary> rows;
  std::string_view query;
};
std::string_view who_stands_out(const HeadSummary& row);  // or why nobody does
std::string finding(const HeadSummary& row);              // the same with the weights
std::string spread(const HeadSummary& row);  // how many share the weight; if off, what is missing
std::string sentence(const HeadSummaries& block);  // what the query finds: what is announced
std::string raised(const Term& term);              // "write contention 0.41, locks 0.20"

// Whom to ask for what.
struct BriefRow {
  std::string_view person;
  bool further = false;  // of the person in the row before
  double share = 0;      // of the head's attention
  std::string_view text;
  std::string effort;  // may be empty
};
struct BriefHead {
  int head = 0;
  std::string_view label;
  std::size_t count = 0;
  std::function<BriefRow(std::size_t)> row;  // 0 … count − 1; a large team has thousands
  bool finds_anybody = true;
  double unnamed = 0;  // share of the head's attention
};
struct Briefing {
  std::shared_ptr<const std::vector<BriefHead>> heads;  // shared with who has laid them out
};
std::string note(const BriefHead& head);  // what is left unnamed; may be empty

struct Block : std::variant<Heading, Paragraph, Table, Bars, HeatMap, Chart, Slider, Choice, Switch,
                            Sentence, Buttons, Entries, TextField, Reorder, Split, Terms,
                            HeadSummaries, Briefing> {
  using variant::variant;
  // Defined once, in document.cpp, as an action's are.
  Block(const Block&);
  Block(Block&&) noexcept;
  Block& operator=(const Block&);
  Block& operator=(Block&&) noexcept;
  ~Block();
};

struct Document {
  std::string title;
  std::string lead;  // one sentence under the title
  std::vector<Block> blocks;
};

// What somebody does to a control.
struct Press {};
struct Pick {
  int option;
};
struct Drag {
  double share;
};
struct Type {
  std::string text;  // of a field, or a number in a cell
};
struct MoveEntry {
  int from, to;
};
using Input = std::variant<Press, Pick, Drag, Type, MoveEntry>;

// The action that this input to the control means; false where the document has no such control,
// it is disabled, or it does not take such an input.
bool find_action(const Document& document, std::string_view id, const Input& input, Action& out);

// Lights what the document says about this person; −1: nothing.
void light_person(Document& document, int person);

// As JSON, for the mirror: {title, lead, blocks: [{kind, …}]}.
std::string document_json(const Document& document);

}  // namespace headsup::app
