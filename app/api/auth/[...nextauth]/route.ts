import { rendered } from "#server/auth/routes/json-route.ts";
import { answerSignIn } from "#server/auth/sso/answer.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

const answer = (request: Request, { params }: Context): Promise<Response> =>
  rendered(async () => answerSignIn(request, (await params).nextauth));

export { answer as GET, answer as POST };
