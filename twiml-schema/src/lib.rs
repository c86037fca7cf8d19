//! The TwiML vocabulary as plain data.
