use super::*;

fn key_of_url(url: &str) -> String {
    key(&SafeUrl::parse(url).expect("a safe URL"))
}

#[test]
fn all_sizes_of_a_picture_have_the_same_key() {
    let same = |addresses: &[&str]| {
        let keys: Vec<String> = addresses.iter().map(|one| key_of_url(one)).collect();
        for key in &keys {
            assert_eq!(Some(key), keys.first(), "{addresses:?}");
        }
    };
    same(&[
        "https://n.example/a.jpg",
        "https://n.example/a-300x200.jpg?x=1",
        "http://n.example/a-scaled.jpg",
        "https://n.example/a@2x.jpg",
        "https://n.example/a_600x.jpg",
        "https://i0.wp.com/n.example/a.jpg?w=600&ssl=1",
        "https://n.example/_next/image?url=%2Fa.jpg&w=640&q=75",
        "https://n.example/_next/image?w=1200&q=75&url=https%3A%2F%2Fn.example%2Fa.jpg",
        "https://wsrv.nl/?url=n.example/a.jpg&w=300",
        "https://images.weserv.nl/?url=https%3A%2F%2Fn.example%2Fa.jpg&w=300",
        "https://n.example/resize.php?width=400&src=/a.jpg",
        "https://n.example/cdn-cgi/image/width=800,quality=75/https://n.example/a.jpg",
        "https://res.cloud.example/demo/image/fetch/w_600,c_fill/https://n.example/a.jpg",
        "https://cdn.sub.example/image/fetch/w_1456,c_limit,f_auto/https%3A%2F%2Fn.example%2Fa.jpg",
        "https://thumbor.example/unsafe/fit-in/300x200/filters:quality(80)/https://n.example/a.jpg",
    ]);
    same(&[
        "https://res.cloud.example/demo/image/upload/w_600,h_400,c_fill/v1700000000/snow.jpg",
        "https://res.cloud.example/demo/image/upload/snow.jpg",
    ]);
    same(&[
        "https://1.bp.example/-a/b/c/s1600/snow.jpg",
        "https://1.bp.example/-a/b/c/w640-h480/snow.jpg",
        "https://1.bp.example/-a/b/c/s72-c/snow.jpg",
    ]);
    same(&[
        "https://lh3.example/AbC=w640-h400",
        "https://lh3.example/AbC=s0",
        "https://lh3.example/AbC",
    ]);
    same(&[
        "https://up.wiki.example/commons/a/ab/Snow.jpg",
        "https://up.wiki.example/commons/thumb/a/ab/Snow.jpg/320px-Snow.jpg",
    ]);
    same(&[
        "https://g.example/content/images/size/w600/2026/11/snow.jpg",
        "https://g.example/content/images/2026/11/snow.jpg",
    ]);
    same(&[
        "https://static.wix.example/media/ab~mv2.jpg/v1/fill/w_600,h_400,al_c/snow.jpg",
        "https://static.wix.example/media/ab~mv2.jpg",
    ]);
    same(&[
        "https://dam.example/media/1234?width=300&format=webp",
        "https://dam.example/media/1234",
    ]);
    same(&[
        "https://dam.example/image.php?id=7&w=300",
        "https://dam.example/image.php?w=800&id=7&q=80",
    ]);
}

#[test]
fn different_pictures_have_different_keys() {
    let differ = |a: &str, b: &str| assert_ne!(key_of_url(a), key_of_url(b), "{a} {b}");
    differ(
        "https://n.example/a.jpg?source=web/home",
        "https://n.example/b.jpg?source=web/home",
    );
    differ("https://n.example/s10/a.jpg", "https://n.example/s11/a.jpg");
    differ("https://n.example/w3/a.jpg", "https://n.example/a.jpg");
    differ(
        "https://n.example/h264/a.jpg",
        "https://n.example/h265/a.jpg",
    );
    differ(
        "https://n.example/_next/image?url=%2Fm%2Fferry.jpg&w=1200",
        "https://n.example/_next/image?url=%2Fm%2Fcrew.jpg&w=1200",
    );
    differ(
        "https://n.example/image.php?id=7&w=300",
        "https://n.example/image.php?id=8&w=300",
    );
    differ(
        "https://n.example/get?file=a.jpg",
        "https://n.example/get?file=b.jpg",
    );
    differ(
        "https://n.example/get?file=17",
        "https://n.example/get?file=18",
    );
    differ(
        "https://wsrv.nl/?url=n.example/a.jpg",
        "https://wsrv.nl/?url=n.example/b.jpg",
    );
    differ(
        "https://n.example/route-66.jpg",
        "https://n.example/route-67.jpg",
    );
    differ("https://n.example/s1/e2.jpg", "https://n.example/s2/e2.jpg");
    differ(
        "https://n.example/f_16/1.jpg",
        "https://n.example/g_20/1.jpg",
    );
    differ(
        "https://n.example/smart/1.jpg",
        "https://n.example/center/1.jpg",
    );
    differ(
        "https://lh3.example/AbC=w640",
        "https://lh3.example/AbD=w640",
    );
    differ(
        "https://n.example/2026/10/snow.jpg",
        "https://n.example/2026/11/snow.jpg",
    );
    differ(
        "https://dam.example/media/1234?w=300",
        "https://dam.example/media/1235?w=300",
    );
}
