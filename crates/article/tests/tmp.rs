#[test] fn show() {
  for e in std::fs::read_dir("../../../shared/samples/formats/jsonld").unwrap() { let p=e.unwrap().path(); let b=std::fs::read(&p).unwrap();
   match article::import::import(&b,&Default::default()) { Ok(v)=>for i in v { println!("== {} {}\n  blocks {} {:?} lang {}", p.file_name().unwrap().to_str().unwrap(), serde_json::to_string(&i.article).unwrap().chars().take(1500).collect::<String>(), i.article.body.len(), i.problems.iter().map(|p|format!("{} {:?}",p.at,p.kind)).collect::<Vec<_>>(), i.article.lang);
     let (back, problems)=article::read(&serde_json::to_vec(&i.article).unwrap()).unwrap(); assert_eq!(back,i.article); for p in problems { println!("   check {p:?}"); }
   }, Err(e)=>println!("== {p:?} ERR {e:?}") } }
}
