//! The article, and how to read one.
