/** What the sample shop says about orders, deliveries and money. */
export const ORDER_ARTICLES = [
  {
    title: 'Shipping and delivery times',
    questions: [
      'How long does delivery take?',
      'What does shipping cost?',
      'Do you deliver to other countries?',
      'Is there an express delivery?',
      'When does my order arrive?',
      'From which amount is delivery free?',
      'How many days does it take?',
    ],
    text: `We roast and pack every order within one working day and hand it to the courier the same afternoon. Standard delivery within the United Kingdom takes two to three working days and costs £3.20; orders over £30 are shipped free of charge. Express delivery arrives the next working day before noon for £6.50, when you order before 13:00. We also deliver to the Isle of Man, the Channel Islands and Northern Ireland, where standard delivery takes three to five working days. To countries of the European Union we ship for £9.80 in four to seven working days; customs duties are included. You get an e-mail with a tracking link as soon as the parcel has left us.`,
  },
  {
    title: 'Where is my order?',
    questions: [
      'How do I track my order?',
      'My parcel has not arrived',
      'I have not received my order yet',
      'The parcel is lost',
      'It is marked as delivered, but I did not get it',
      'My order is late',
      'I ordered and got nothing',
    ],
    text: `Open the tracking link in the e-mail with the subject "Your coffee is on its way". The number of your order begins with a hash, for example #10492. If the link shows no movement for two working days, or says delivered although nothing has arrived, look at the safe place that you named and ask the neighbours first. Couriers now and then mark a parcel as delivered some hours early. If it has not turned up by the next working day, write to us with the order number: a person from our team will open a search with the courier and send you a new parcel if it stays lost.`,
  },
  {
    title: 'Changing an address',
    questions: [
      'I have moved to a new flat',
      'How do I change the delivery address?',
      'I entered the wrong address',
      'Can you send it to another address?',
      'Can the parcel be redirected?',
    ],
    text: `You can change the delivery address of an order until it is packed, usually until 13:00 on the working day after you placed it. Sign in, open the order under /account and choose "Change address". The address of a subscription is changed under Subscription, Delivery; it counts from the next box on, and boxes that leave within 24 hours still go to the old address. Two addresses for one subscription, for example weekdays at home and weekends elsewhere, cannot be set up on the website, but a person from our team can do it for you. If the parcel is already with the courier, use the tracking link to redirect it to a neighbour or a parcel shop.`,
  },
  {
    title: 'Returns and refunds',
    questions: [
      'Can I send something back?',
      'How do I get my money back?',
      'When do I get the refund?',
      'I do not like the coffee',
      'Who pays for the return?',
    ],
    text: `Unopened bags can be returned within 30 days of delivery for a full refund of the coffee. Because coffee is food, we cannot take back opened bags, but if you don't like what you got, tell us: the first bag that disappoints is on us. Grinders, kettles and other equipment can be returned within 30 days in working order, in their original box. Ask us for a return label first; returns within the United Kingdom are free. Once the parcel is back with us we check it within two working days, and the money goes to the card or account that you paid with. Banks take three to five working days to show it.`,
  },
  {
    title: 'Damaged or wrong parcels',
    questions: [
      'My parcel arrived damaged',
      'I got the wrong coffee',
      'The equipment is broken',
      'The grinder is faulty',
      'The bag was open',
    ],
    text: `We are sorry when a parcel arrives torn, wet or with the wrong coffee in it. Please take a photo of the box and of what is inside before you throw anything away, and write to us within seven days of delivery with the order number. You don't have to send anything back: for damaged or wrong coffee we send a new bag the next working day, or refund it, whichever you prefer. Broken equipment is replaced as soon as we have seen the photo; keep the pieces until we have answered, because the courier may want to look at them. If only the outer box is dented and the bags are tight, the coffee is fine.`,
  },
  {
    title: 'Payment and invoices',
    questions: [
      'How can I pay?',
      'When is my card charged?',
      'Where is my invoice?',
      'My payment was declined',
      'Which cards do you accept?',
      'Is it safe to give you my card number?',
    ],
    text: `We take Visa, Mastercard and American Express, Apple Pay, Google Pay and PayPal. Your card is charged when the order is placed; for subscriptions it is charged on the morning on which the box is packed. If a payment fails we try again after one and after three days and send you an e-mail each time, and the box waits in the meantime. Invoices with VAT are attached to the confirmation and can be downloaded under /account, Orders. To put a company name or VAT number on an invoice, enter it in your account before you order. We never ask for a card number in a chat, so please don't send one.`,
  },
  {
    title: 'Gift cards',
    questions: [
      'Do you have vouchers?',
      'I want to make somebody a present',
      'How long is a gift card valid?',
      'What is left on my gift card?',
      'I have lost the code of a gift card',
    ],
    text: `Gift cards come in £15, £25, £50 and £100 and are sent by e-mail, at once or on a day that you choose, with a message from you. A printed card in an envelope costs £1.50 more and travels with normal post. A gift card is valid for two years and can be used for everything in the shop, also in several steps; enter its code in the basket to see what is left. It cannot be exchanged for money, and it does not pay for a running subscription, but a gift subscription of three, six or twelve boxes does the same and ends by itself. Lost codes can be sent again to the address that bought them.`,
  },
];
