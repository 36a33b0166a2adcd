export { postInvitation as POST } from "#server/auth/routes/invitations.ts";
