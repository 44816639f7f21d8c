//! Independent replay of the journal: finds any place given out of order.
