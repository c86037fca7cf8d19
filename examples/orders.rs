//! A telephone line for orders: a caller dials an order number, hears the status of the order, and has it shipped or cancelled.
//! A text message such as `status 4711` asks for the status as well. It runs without configuration:
//!
//! ```sh
//! cargo run --example orders
//! ```
//!
//! One webhook calls the next with arguments: the order's number in the path, and how often the caller was asked in the
//! query. Twilio signs the URL that contains them, so what comes back is what this application wrote. The orders are in
//! SQLite, in memory or in the file that `ORDERS_DB` names.

use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use twiml_client::cli::Tool;
use twiml_examples::{Command, Trial};
use twiml_runtime::prelude::*;

/// How often a caller was asked the same question.
#[derive(Serialize, Deserialize)]
struct Asked {
    times: u8,
}

impl Asked {
    const ONCE: Self = Self { times: 1 };

    /// One more, up to the limit.
    fn again(&self) -> Option<Self> {
        (self.times < 3).then_some(Self { times: self.times + 1 })
    }
}

#[voice_webhook("/webhooks/twilio/orders", entry)]
async fn welcome(_call: IncomingCall) -> VoiceResponse {
    twiml! {
        <Response>
            <Say>"Welcome to the order line."</Say>
            {ask_for_number(&Asked::ONCE)}
            <Say>"Goodbye!"</Say>
        </Response>
    }
}

#[voice_webhook("/webhooks/twilio/orders/find")]
async fn find_order(
    input: GatherInput,
    Query(asked): Query<Asked>,
    State(orders): State<Orders>,
) -> Result<VoiceResponse, DbError> {
    let order = match input.answer() {
        Answer::Digits(digits) => orders.find(digits)?,
        _ => None,
    };
    Ok(twiml! {
        <Response>
            if let Some(order) = &order {
                {tell(order)}
                if order.status == Status::Open { {offer(order.id, &Asked::ONCE)} }
            } else if let Some(asked) = asked.again() {
                <Say>"We have no such order."</Say>
                {ask_for_number(&asked)}
            }
            <Say>"Goodbye!"</Say>
        </Response>
    })
}

/// Does what the caller chose. A signed request can arrive twice, so shipping twice is the same as shipping once.
#[voice_webhook("/webhooks/twilio/orders/{id}/action")]
async fn order_action(
    input: GatherInput,
    Path(id): Path<u32>,
    Query(asked): Query<Asked>,
    State(orders): State<Orders>,
) -> Result<VoiceResponse, DbError> {
    let order = match input.answer() {
        Answer::Digits("1") => orders.settle(id, Status::Shipped)?,
        Answer::Digits("2") => orders.settle(id, Status::Cancelled)?,
        _ => None,
    };
    Ok(twiml! {
        <Response>
            if let Some(order) = &order {
                {tell(order)}
            } else if let Some(asked) = asked.again() {
                {offer(id, &asked)}
            }
            <Say>"Goodbye!"</Say>
        </Response>
    })
}

fn ask_for_number(asked: &Asked) -> Fragment<tags::Response> {
    twiml! {
        <Gather input="dtmf" finishOnKey="#" action={find_order::with(asked)}>
            <Say>"Please dial your order number, and then the hash key."</Say>
        </Gather>
    }
}

/// Says the status of an order.
fn tell(order: &Order) -> Fragment<tags::Gather> {
    let Order { id, item, status } = order;
    twiml! {
        <Say>
            "Order " <say-as "interpret-as"="digits">{id}</say-as> ", " {item} ", is " {status.as_str()} "."
        </Say>
    }
}

/// Asks what to do with an order.
fn offer(id: u32, asked: &Asked) -> Fragment<tags::Response> {
    twiml! {
        <Gather numDigits=1 action={order_action::at(id).with(asked)}>
            <Say>"Press 1 to have it shipped, 2 to have it cancelled."</Say>
        </Gather>
    }
}

#[sms_webhook("/webhooks/twilio/orders/sms", entry)]
async fn order_status(
    msg: IncomingMessage,
    State(orders): State<Orders>,
) -> Result<MessagingResponse, DbError> {
    let order = match msg.body.split_whitespace().collect::<Vec<_>>()[..] {
        [word, number] if word.eq_ignore_ascii_case("status") => orders.find(number)?,
        _ => None,
    };
    Ok(twiml! {
        <Response>
            <Message>
                if let Some(Order { id, item, status }) = order {
                    "Order " {id} ", " {item} ", is " {status.as_str()} "."
                } else {
                    "Send the word status and the number of an order, for example: status 4711"
                }
            </Message>
        </Response>
    })
}

type DbError = rusqlite::Error;

struct Order {
    id: u32,
    item: String,
    status: Status,
}

#[derive(Clone, Copy, PartialEq)]
enum Status {
    Open,
    Shipped,
    Cancelled,
}

impl Status {
    const ALL: [Self; 3] = [Self::Open, Self::Shipped, Self::Cancelled];

    fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Shipped => "shipped",
            Self::Cancelled => "cancelled",
        }
    }
}

impl ToSql for Status {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for Status {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(FromSqlError::InvalidType)
    }
}

/// The orders, in one connection that all webhooks share. Their queries take microseconds. Longer ones belong on a thread of
/// their own, with `tokio::task::spawn_blocking`.
#[derive(Clone)]
struct Orders(Arc<Mutex<Connection>>);

impl Orders {
    /// Opens the database that `ORDERS_DB` names, or one in memory, and makes sure that it has orders.
    fn open() -> Result<Self, DbError> {
        let db = match std::env::var_os("ORDERS_DB") {
            Some(file) => Connection::open(file)?,
            None => Connection::open_in_memory()?,
        };
        db.execute_batch(
            "CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, item TEXT NOT NULL, status TEXT NOT NULL);
             INSERT OR IGNORE INTO orders VALUES
                 (4711, 'a bottle of cologne', 'open'),
                 (1234, 'two chairs & a table', 'shipped'),
                 (1001, 'a lamp', 'cancelled');",
        )?;
        Ok(Self(Arc::new(Mutex::new(db))))
    }

    /// The order with this number, as someone dialled or wrote it.
    fn find(&self, number: &str) -> Result<Option<Order>, DbError> {
        number.parse().map_or(Ok(None), |id| self.get(id))
    }

    fn get(&self, id: u32) -> Result<Option<Order>, DbError> {
        let order = |row: &rusqlite::Row<'_>| {
            Ok(Order { id: row.get("id")?, item: row.get("item")?, status: row.get("status")? })
        };
        self.with(|db| db.query_row("SELECT * FROM orders WHERE id = ?1", [id], order).optional())
    }

    /// Ships or cancels an order if it is still open, and returns its new state.
    fn settle(&self, id: u32, status: Status) -> Result<Option<Order>, DbError> {
        let open = Status::Open;
        self.with(|db| {
            db.execute("UPDATE orders SET status = ?2 WHERE id = ?1 AND status = ?3", (id, status, open))
        })?;
        self.get(id)
    }

    /// Queries the database. A webhook that panicked has left no statement half done, so the others can continue.
    fn with<T>(&self, ask: impl FnOnce(&Connection) -> Result<T, DbError>) -> Result<T, DbError> {
        ask(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn app(verifier: Verifier) -> Webhooks<Orders> {
    webhooks![welcome, find_order, order_action, order_status].verified_by(verifier)
}

#[tokio::main]
async fn main() -> ExitCode {
    let trial = Trial::by([Command::call(welcome::PATH), Command::text(order_status::PATH, "status 4711")]);
    twiml_examples::run(Tool::opening(app, |_| open()), trial).await
}

fn open() -> Result<Orders, BoxError> {
    Ok(Orders::open().map_err(|error| format!("cannot open the orders: {error}; set ORDERS_DB to a file"))?)
}

#[cfg(test)]
#[path = "tests/orders.rs"]
mod tests;
