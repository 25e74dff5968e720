//! Files of the page's own origin, as bytes.

use gloo_net::http::{Request, Response};

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The server answered with a status that is no success.
    Status(u16),
    /// The server answered with a page in place of the file: a wrong path, or a proxy's own page.
    NotJson,
    /// No answer: no network, a cut connection, or the server is down.
    Network,
}

impl FetchError {
    /// The stable code that the page shows and tests rely on.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Status(status) => format!("http-{status}"),
            Self::NotJson => "not-json".to_owned(),
            Self::Network => "network".to_owned(),
        }
    }
}

/// Fetches a file by its path, relative to the page.
///
/// # Errors
/// See [`FetchError`].
pub async fn bytes(path: &str) -> Result<Vec<u8>, FetchError> {
    let response = Request::get(path).send().await.map_err(|_| FetchError::Network)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    if is_page(&response) {
        return Err(FetchError::NotJson);
    }
    response.binary().await.map_err(|_| FetchError::Network)
}

/// Many servers answer an unknown path with their start page and status 200.
fn is_page(response: &Response) -> bool {
    response.headers().get("content-type").is_some_and(|kind| kind.contains("text/html"))
}
