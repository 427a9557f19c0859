import type { WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type FamilyMember = { readonly appointmentId: string; readonly familyId: string; readonly relation: string };

export function insertFamilyMember(db: WritableDb, member: FamilyMember): void {
  statement<FamilyMember>(
    db,
    'INSERT INTO family_members (appointment_id, family_id, relation) VALUES (@appointmentId, @familyId, @relation)',
  ).run(member);
}
