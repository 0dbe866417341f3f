//! `newsroom import https://…` from a server whose certificate an authority of the system has signed.

use super::{Folder, Ran};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority(name: &str) -> Authority {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    CertifiedIssuer::self_signed(params, key).expect("an authority")
}

/// A server of an article with a certificate for 127.0.0.1, and its address.
fn serve(authority: &Authority) -> String {
    let params = CertificateParams::new(["127.0.0.1".to_owned()]).expect("a name");
    let key = KeyPair::generate().expect("a key");
    let certificate = params.signed_by(&key, authority).expect("a certificate");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::Pkcs8(key.serialize_der().into()),
        )
        .expect("a configuration");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let tls = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut stream = BufReader::new(StreamOwned::new(tls, connection));
            let mut line = String::new();
            // A client that does not trust the certificate closes the connection.
            while stream.read_line(&mut line).is_ok_and(|read| read > 2) {
                line.clear();
            }
            let body = super::article("world/story", "");
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let stream = stream.get_mut();
            let _ = stream.write_all([head, body].concat().as_bytes());
            stream.conn.send_close_notify();
            let _ = stream.flush();
        }
    });
    format!("https://127.0.0.1:{port}/story.json")
}

#[test]
fn only_the_systems_certificates_are_trusted() {
    let folder = Folder::new("import-tls");
    let (own, other) = (authority("Own"), authority("Other"));
    let pem = |authority: &Authority| authority.pem();
    folder
        .write("own.pem", &pem(&own))
        .write("other.pem", &pem(&other));
    let url = serve(&own);
    let import = |authority: &str| -> Ran {
        let variables = [("SSL_CERT_FILE", authority)];
        folder.run_with(&["import", &url], "", &variables)
    };
    let ran = import("own.pem");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("Headline of world/story"), "{}", ran.out);
    let ran = import("other.pem");
    let says = format!(
        "newsroom: {url}: invalid peer certificate: UnknownIssuer; if you trust the server, add its authority to the \
         system's certificates, or name a file with it in SSL_CERT_FILE\n"
    );
    ran.is(1, "", &says);
    // Only the system's own.
    let ran = folder.run(&["import", &url]);
    assert_eq!((ran.status, ran.err.lines().count()), (1, 1), "{}", ran.err);
    assert!(
        ran.err.contains("certificate") && ran.err.contains("SSL_CERT_FILE"),
        "{}",
        ran.err
    );
}
