//! The generator of the demo, which is pure.

#[path = "../../src/demo/draw.rs"]
pub(crate) mod draw;
#[path = "../../src/demo/families.rs"]
pub(crate) mod families;
#[path = "../../src/demo/names.rs"]
pub(crate) mod names;
#[path = "../../src/demo/queue.rs"]
pub(crate) mod queue;
