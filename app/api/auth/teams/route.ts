export { postTeam as POST } from "#server/auth/routes/teams.ts";
