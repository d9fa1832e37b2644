/** What the sample shop says about its coffee and itself. */
export const COFFEE_ARTICLES = [
  {
    title: 'Grind sizes',
    questions: [
      'Which grind do I need?',
      'Can you grind the coffee?',
      'I got the wrong grind',
      'How long does ground coffee keep?',
    ],
    text: `Choose the grind for your brewer in the drop-down next to the bag: whole bean, espresso, moka pot, AeroPress, filter, cafetière or cold brew. For a moka pot take the moka grind, a little coarser than espresso: with espresso grind the pot chokes and the coffee gets bitter. A cafetière and cold brew want a coarse grind, a V60 or a filter machine a medium one. Ground coffee is at its best for two weeks, whole beans for six, so buy whole beans if you own a grinder. If you have got the wrong grind, write to us within seven days and we send the right one without asking for the first bag back.`,
  },
  {
    title: 'Subscriptions: pause, skip, change or cancel',
    questions: [
      'How do I cancel?',
      'Can I take a break?',
      'I have too much coffee',
      'How often does a box come?',
      'How does the subscription work?',
      'Until when can I change the next box?',
    ],
    text: `A subscription sends you one to four bags every week, every two weeks or every month, 10 % cheaper than single bags. You can pause it, skip a box, change the coffee, the grind or the day, and cancel it at any time under /account, Subscription. Changes count for the next box if you make them at least 24 hours before it is packed; the page shows the exact time. There is no minimum term and no fee for cancelling. A paused subscription stays as it is for up to six months, then we ask you whether to go on. The next date and price are always at the top of the page, and two days before each box we send a reminder.`,
  },
  {
    title: 'Decaf',
    questions: [
      'Do you have coffee without caffeine?',
      'How is the caffeine taken out?',
      'Can I drink it when I am pregnant?',
    ],
    text: `Our decaf, Low Tide, comes from Huila in Colombia and is decaffeinated with sugar cane, without other solvents; at most 0.1 % of the caffeine is left. It tastes of caramel, red apple and a little orange. Low Tide is roasted in the same drum as our other coffees, on its own day, Thursday, after the drum has been cleaned, so that at most a trace of other beans gets in. It is available as whole beans and in every grind, in 250 g and 1 kg bags, and in subscriptions you can mix it with other coffees, for example every second bag. People who must avoid caffeine completely should ask a doctor before they drink decaf.`,
  },
  {
    title: 'Roasting days and freshness',
    questions: [
      'When do you roast?',
      'How fresh is the coffee?',
      'How do I store coffee?',
      'How long does coffee keep?',
      'What is the date on the bag?',
      'When is the coffee at its best?',
      'Can I freeze beans?',
    ],
    text: `We roast on Monday, Tuesday and Thursday mornings in our roastery at the harbor of Fowey. Orders that arrive before 13:00 on the day before are roasted on the next roasting day; what is left is never older than six days when it leaves us. The roasting date is stamped on the back of every bag. Filter coffees are best between day five and day forty, espresso between day ten and day fifty. Keep the bag closed, dry and away from light at room temperature, not in the fridge. For longer storage, freeze the unopened bag and let it thaw completely before you open it. The valve in the bag lets gas out and no air in.`,
  },
  {
    title: 'Wholesale and offices',
    questions: [
      'Can we buy for our café or restaurant?',
      'Do you supply companies?',
      'Can we order large amounts?',
      'Do you lend machines?',
      'We run a coffee shop',
    ],
    text: `Cafés, restaurants, shops and offices buy from us at wholesale prices from 6 kg a month. You get 1 kg bags roasted for your standing order, free delivery within the United Kingdom, an invoice payable within 14 days, and advice on grinders and water. For offices we lend a filter machine from 8 kg a month, with service twice a year. To begin, tell us roughly how many cups you make on a day and on which machine; we send three samples free of charge and come by for a tasting if you are in Cornwall or Devon. Wholesale accounts are opened by a person: ask for one here and leave the company's name and an e-mail address.`,
  },
  {
    title: 'Opening hours and visiting the roastery',
    questions: [
      'When are you open?',
      'Where are you?',
      'Can I collect my order?',
      'Are there tastings?',
      'When can I reach a person?',
      'What is the address of the café?',
    ],
    text: `People answer this chat on weekdays from 8:00 to 18:00 and on Saturdays from 9:00 to 13:00, UK time. Outside of these hours the assistant answers what it knows and leaves the rest for the next morning. The coffee bar at the roastery, 3 Custom House Quay in Fowey, is open from Tuesday to Saturday between 8:30 and 16:00; on roasting days you can watch through the glass. Tastings take place on the first Saturday of the month at 10:30, cost £12 and can be booked in the shop. You can collect orders at the bar, which is free of charge: choose "Collect in Fowey" and wait for the e-mail that it is ready.`,
  },
];
