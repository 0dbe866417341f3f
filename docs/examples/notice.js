// An article that the portal wrote itself, passed as an object.
export const notice = {
  schema: "action-news/article/1",
  id: "harbour/ferry-notice",
  lang: "en-CA",
  headline: "The late ferry runs again",
  published: "2024-11-23T10:00:00-07:00",
  body: [{ type: "paragraph", text: "From Monday the last boat leaves the north quay at half past eleven, as it did before the ice." }],
};
