import { ArchivedPeople } from "@/features/archive/ArchivedPeople";
import { PeoplePage } from "@/features/people/PeoplePage";

export function PeopleRoute() {
  return <PeoplePage archived={<ArchivedPeople />} />;
}
