//! `newsroom weather` with a local server. The server's failures are tested beside the code.

use super::{Folder, PORTAL};
use article::date::Timestamp;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::time::{SystemTime, UNIX_EPOCH};

/// A server with the same response to every request.
pub fn serve(status: u16, body: String) -> String {
    respond(move |_| response(status, "", body.as_bytes()))
}

/// An HTTP response. `headers`: each with its line break.
pub fn response(status: u16, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} x\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// A server whose response depends on the request line.
pub fn respond(response: impl Fn(&str) -> Vec<u8> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let lines = BufReader::new(stream.try_clone().expect("a second handle")).lines();
            let lines = lines.map_while(Result::ok);
            let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            let request = head.first().map_or("", String::as_str);
            let _ = stream.write_all(&response(request));
        }
    });
    url
}

pub fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a clock");
    i64::try_from(since.as_secs()).expect("a moment")
}

#[test]
fn temperatures_are_written_for_each_region() {
    let folder = Folder::new("weather");
    folder.write("content/portal.json", PORTAL);
    let fetch = |provider: &str, url: &str| {
        folder.run(&[
            "weather",
            "--content",
            "content",
            "--out",
            "out",
            "--provider",
            provider,
            "--base-url",
            url,
        ])
    };
    let tenths = || {
        let (weather, problems) =
            article::read_weather(folder.read("out/weather/pass.json").as_bytes())
                .expect("weather");
        assert!(
            problems.is_empty() && weather.region == "pass",
            "{problems:?}"
        );
        (weather.temperature.0, weather.source.unwrap_or_default())
    };
    let url = serve(
        200,
        format!(
            r#"{{"current_units":{{"temperature_2m":"°C"}},"current":{{"time":{},"interval":900,"temperature_2m":-12.1}}}}"#,
            now() - 60
        ),
    );
    fetch("open-meteo", &url).is(0, "", "");
    assert_eq!(tenths(), (-121, "Open-Meteo".to_owned()));
    let time = Timestamp::from_epoch_seconds(now()).expect("a moment");
    let city = format!(
        r#"{{"features":[{{"geometry":{{"coordinates":[-116,51.5]}},"properties":{{"currentConditions":{{"timestamp":{{"en":"{time}"}},"temperature":{{"units":{{"en":"C"}},"value":{{"en":-3.5}}}}}}}}}}]}}"#
    );
    fetch("geomet", &serve(200, city)).is(0, "", "");
    assert_eq!(tenths(), (-35, "Environment Canada".to_owned()));
    let error = serve(400, r#"{"error":true,"reason":"No such place"}"#.to_owned());
    fetch("open-meteo", &error).is(
        1,
        "",
        "newsroom: warning: no new temperature for pass: the server answered 400: No such place\n\
         newsroom: Open-Meteo returned no temperature for any region\n",
    );
    assert_eq!(tenths().0, -35);
}
