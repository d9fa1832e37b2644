import type { Source } from '#workers/assistant/knowledge/knowledge.ts';

const article = (id: string, title: string, text: string): Source => ({ id, title, text });

export const COFFEE_SHOP: Source[] = [
  article(
    'hours',
    'Opening hours',
    'We are open Monday to Friday from 7:00 to 18:00. On Saturday we open at 8:00 and close at 17:00. On Sunday and on public holidays the shop stays closed.',
  ),
  article(
    'address',
    'Where to find us',
    'You find us at 12 Harbour Street, next to the old post office. The tram stop Harbour Square is two minutes away on foot. There is no parking at the door; the car park at the market is the nearest.',
  ),
  article(
    'milk',
    'Milk alternatives',
    'Every drink can be made with oat, soy or almond milk. Oat milk is free of charge, soy and almond cost 0.40 extra. All our milk alternatives are vegan.',
  ),
  article(
    'allergens',
    'Allergens',
    'Our cakes may contain traces of nuts and gluten. The brownie is gluten-free, but it is baked in the same kitchen. A full list of ingredients is on the counter.',
  ),
  article(
    'wifi',
    'Wi-Fi and working here',
    'The Wi-Fi is free; the password is printed on your receipt. You are welcome to work with a laptop, except at weekends between 10:00 and 14:00. There are sockets at the window tables.',
  ),
  article(
    'delivery',
    'Delivery of beans',
    'Beans are roasted on Tuesday and shipped on Wednesday. Delivery takes two to three working days and costs 4.90. Orders above 40.00 are delivered free of charge. You get a tracking link by e-mail when the parcel leaves us.',
  ),
  article(
    'returns',
    'Returns and refunds',
    'Unopened bags can be returned within 30 days. Refunds are paid to the card that you used and take up to five days. If a bag arrived damaged, send us a photo and we replace it at once.',
  ),
  article(
    'subscription',
    'Coffee subscription',
    'The subscription brings you a fresh bag every two or four weeks. You can pause or cancel it at any time in your account, up to the day before roasting. Subscribers save 10 percent.',
  ),
  article(
    'loyalty',
    'Loyalty card',
    'You collect one stamp per drink, and the tenth drink is on us. Stamps do not expire. If you lose the card, the stamps are lost as well.',
  ),
  article(
    'gift',
    'Gift vouchers',
    'Vouchers are available from 10.00 to 100.00 at the counter and online. They are valid for three years and cannot be paid out in cash.',
  ),
  article(
    'dogs',
    'Dogs and children',
    'Well-behaved dogs are welcome; there is a water bowl by the door. High chairs for children are in the back room, and there is a table for changing nappies.',
  ),
  article(
    'events',
    'Groups and events',
    'Groups of up to six people can reserve a table by phone on 555 0134. The back room can be booked for private events with up to 25 guests. Tastings take place on the first Thursday of the month.',
  ),
];
