//! The charts of the page, each in a file of its own: what it shows of a data set for a selection.
