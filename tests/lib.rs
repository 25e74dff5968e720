mod charts;
mod present;
