/** First parts of addresses the product uses or may come to use itself; none of them can be a team's name. */
export const reservedTeamNames: ReadonlySet<string> = new Set(
  (
    "about account activity admin ajax-api api assets auth compare config console data docs download errors events " +
    "experiments favicon files get-artifact graphql health help home icon internal invitations invite jobs live " +
    "login logout me metrics mlflow model-versions models new new-team notifications oauth openapi operator ping " +
    "profile promotions public ready register registry reviews robots root runs search security server-info " +
    "settings share sign-in sign-out sign-up signin signout signup sitemap static status storage support system " +
    "team teams tokens trpc undefined null upload user users v1 v2 version webhooks well-known www"
  ).split(" "),
);
