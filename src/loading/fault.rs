//! Why a file did not come, and whether to ask for it again.

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The server answered with a status that is no success, and perhaps with the seconds after which to ask again.
    Status(u16, Option<u32>),
    /// The server answered with a page in place of the file: a wrong path, or a proxy's own page.
    NotJson,
    /// No answer: no network, a cut connection, or the server is down.
    Network,
    /// The answer did not begin, or did not end, in time.
    Timeout,
}

impl FetchError {
    /// The stable code that the page shows and tests rely on.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Status(status, _) => format!("http-{status}"),
            Self::NotJson => "not-json".to_owned(),
            Self::Network => "network".to_owned(),
            Self::Timeout => "timeout".to_owned(),
        }
    }

    /// The seconds after which the same request may fare better, for the given try (the first is 0); `None` where it would not, or was tried enough.
    #[must_use]
    pub fn again_after(self, tried: u8) -> Option<u32> {
        let wait = 4 * 3_u32.pow(u32::from(tried.min(3))); // 4, 12, 36 seconds
        match self {
            _ if tried >= 3 => None,
            Self::Status(429 | 502 | 503 | 504, asked) => Some(asked.unwrap_or(wait).clamp(1, 120)),
            Self::Status(500, _) | Self::Network | Self::Timeout => Some(wait),
            Self::Status(..) | Self::NotJson => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_fare_better_is_asked_for_again_at_growing_intervals_and_not_for_ever() {
        let waits = |error: FetchError| [0, 1, 2, 3, u8::MAX].map(|tried| error.again_after(tried));
        for error in
            [FetchError::Network, FetchError::Timeout, FetchError::Status(500, None), FetchError::Status(503, None)]
        {
            assert_eq!(waits(error), [Some(4), Some(12), Some(36), None, None], "{error:?}");
        }
        for error in [FetchError::NotJson, FetchError::Status(404, None), FetchError::Status(403, Some(5))] {
            assert_eq!(waits(error), [None; 5], "{error:?}");
        }
    }

    #[test]
    fn a_server_that_says_when_to_ask_again_is_heeded_within_two_minutes() {
        let wait = |asked| FetchError::Status(429, Some(asked)).again_after(0);
        assert_eq!([0, 7, 120, 86_400].map(wait), [Some(1), Some(7), Some(120), Some(120)]);
        assert_eq!(FetchError::Status(500, Some(7)).again_after(0), Some(4));
        assert_eq!(FetchError::Status(429, Some(7)).again_after(3), None);
    }
}
