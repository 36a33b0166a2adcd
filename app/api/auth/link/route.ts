export { postLink as POST } from "#server/auth/routes/link.ts";
