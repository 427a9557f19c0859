import { Alert } from 'antd';
import type { OutsideBooking } from '#shared/contract/profiles.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';

const text = profilesText.check;

/** The bookings that will have to be made anew: whom to call, and why. */
export function BookingsOutside({ bookings }: { readonly bookings: readonly OutsideBooking[] }) {
  if (bookings.length === 0) return <p data-testid="bookings-fine">{text.bookingsNone}</p>;
  return (
    <section data-testid="bookings-outside">
      <Alert type="warning" showIcon title={text.bookings(bookings.length)} />
      <div className="check-scroll">
        <table className="profile-table">
          <thead>
            <tr>
              <th scope="col">{text.when}</th>
              <th scope="col">{text.person}</th>
              <th scope="col">{text.phone}</th>
              <th scope="col">{text.number}</th>
              <th scope="col">{text.why}</th>
            </tr>
          </thead>
          <tbody>
            {bookings.map((booking) => (
              <tr key={booking.id} data-testid="booking-outside">
                <td className="number">
                  {booking.date} {booking.startsAt}
                </td>
                <td>{booking.name}</td>
                <td className="number">{booking.phone}</td>
                <td className="number">{booking.number}</td>
                <td>
                  {[text.whys[booking.why], booking.reason].filter((words) => words !== '').join('：')}
                  {booking.alsoNow && text.alsoNow}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
