import { ASSET_TYPES, DEPARTMENTS, SOFTWARE, STATUSES, TASK_TYPES } from "./list-config";
import { StudioList } from "./StudioList";

export function TaskTypesPage() {
  return <StudioList config={TASK_TYPES} />;
}

export function StatusesPage() {
  return <StudioList config={STATUSES} />;
}

export function AssetTypesPage() {
  return <StudioList config={ASSET_TYPES} />;
}

export function DepartmentsPage() {
  return <StudioList config={DEPARTMENTS} />;
}

export function SoftwarePage() {
  return <StudioList config={SOFTWARE} />;
}
