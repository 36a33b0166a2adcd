export { postSignOut as POST } from "#server/auth/routes/sign-out.ts";
