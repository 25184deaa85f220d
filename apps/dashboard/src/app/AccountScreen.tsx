import { OwnAccommodation } from '../features/accommodations/OwnAccommodation.tsx';
import { AccountPage } from '../features/accounts/AccountPage.tsx';

/** The account, with how its person takes quizzes. */
export function AccountScreen() {
  return (
    <AccountPage>
      <OwnAccommodation />
    </AccountPage>
  );
}
