//! What the page's charts show: of the figures of this repository, and of small data sets made for one rule each.

mod areas;
mod bar;
mod carried;
mod changes;
mod charts_of_the_data;
mod checks_of_the_data;
mod claims;
mod edges;
mod files;
mod gallery;
mod made;
mod opened;
mod quoted;
mod rules_of_areas;
mod rules_of_charts;
mod rules_of_flows;
mod rules_of_lines;
mod rules_of_titles;
