<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Errors</name>
    <message>
        <source>You would take from yourself the right by which you do this, and perhaps nobody could give it back. Let another administrator do it.</source>
        <translation>با این کار دسترسی خودتان را که با آن این کار را می‌کنید می‌گیرید و شاید دیگر کسی نتواند آن را برگرداند. از راهبر دیگری بخواهید.</translation>
    </message>
    <message>
        <source>A key begins with a small Latin letter and has small letters, digits and _ only, at most 40, as in follow_up_expert.</source>
        <translation>کلید با حرف کوچک لاتین آغاز می‌شود و تنها حرف کوچک لاتین، رقم و _ دارد، حداکثر ۴۰ نشانه؛ مانند follow_up_expert.</translation>
    </message>
    <message>
        <source>Another role has the key %{key} already. Choose another key.</source>
        <translation>نقش دیگری کلید %{key} را دارد. کلید دیگری برگزینید.</translation>
    </message>
    <message>
        <source>Give the role a name in Persian.</source>
        <translation>برای نقش نامی به فارسی بنویسید.</translation>
    </message>
    <message>
        <source>A role has at most %{most} rights. Make two roles of it.</source>
        <translation>هر نقش حداکثر %{most} دسترسی دارد. آن را به دو نقش بخش کنید.</translation>
    </message>
    <message>
        <source>At most %{most} roles are changed at once. Save some of them first.</source>
        <translation>هر بار حداکثر %{most} نقش تغییر می‌کند. نخست چندتای آن‌ها را ذخیره کنید.</translation>
    </message>
    <message>
        <source>There is nobody like this in the organisation. Synchronise and try again.</source>
        <translation>چنین کسی در سازمان نیست. همگام کنید و دوباره بکوشید.</translation>
    </message>
    <message>
        <source>This is no mobile number. A mobile number begins with 09 and has eleven digits.</source>
        <translation>این شمارهٔ همراه نیست. شمارهٔ همراه با ۰۹ آغاز می‌شود و یازده رقم دارد.</translation>
    </message>
    <message>
        <source>Your rights do not allow this here. If you need it, ask the administrator.</source>
        <translation>دسترسی شما این کار را در اینجا اجازه نمی‌دهد. اگر به آن نیاز دارید، از راهبر سامانه بخواهید.</translation>
    </message>
    <message>
        <source>This desk does not know your rights for this. The server will decide.</source>
        <translation>این رایانه از دسترسی شما برای این کار خبر ندارد. سرور تصمیم می‌گیرد.</translation>
    </message>
    <message>
        <source>A desk keeps a whole number of months, at most %{most}; 0 keeps open cases only.</source>
        <translation>هر رایانه شمار درستی از ماه‌ها را نگه می‌دارد، حداکثر %{most} ماه؛ با ۰ فقط پرونده‌های باز می‌مانند.</translation>
    </message>
    <message>
        <source>There is no such role. Choose another one.</source>
        <translation>چنین نقشی وجود ندارد. نقش دیگری برگزینید.</translation>
    </message>
    <message>
        <source>This entry is no longer in the list.</source>
        <translation>این مورد دیگر در فهرست نیست.</translation>
    </message>
    <message>
        <source>Name or password is wrong. Try again.</source>
        <translation>نام یا گذرواژه درست نیست. دوباره بنویسید.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Try again in %{seconds} seconds.</source>
        <translation>گذرواژه چند بار نادرست بود. %{seconds} ثانیهٔ دیگر دوباره بکوشید.</translation>
    </message>
    <message>
        <source>The server no longer knows this desk. Sign in again; your work is kept.</source>
        <translation>سرور دیگر این رایانه را نمی‌شناسد. دوباره وارد شوید؛ کار شما نگه داشته شده است.</translation>
    </message>
    <message>
        <source>This sign-in belongs to another desk. Sign in again here.</source>
        <translation>این ورود برای رایانهٔ دیگری است. همین‌جا دوباره وارد شوید.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>نخست وارد شوید.</translation>
    </message>
    <message>
        <source>There is no such case here. It may have been moved to another unit.</source>
        <translation>چنین پرونده‌ای اینجا نیست. شاید به واحد دیگری رفته باشد.</translation>
    </message>
    <message>
        <source>%{by|Somebody else} closed the case %{code} meanwhile (%{at:time}). What you wrote is kept; add it as a note if it is needed.</source>
        <translation>پروندهٔ %{code} را %{by|همکار دیگری} در %{at:time} بسته است. نوشتهٔ شما مانده است؛ اگر لازم است آن را یادداشت کنید.</translation>
    </message>
    <message>
        <source>%{by|Somebody else} finished this step of the case %{code} meanwhile (%{at:time}). Look at the history and decide again.</source>
        <translation>این گام پروندهٔ %{code} را %{by|همکار دیگری} در %{at:time} انجام داده است. سوابق را ببینید و دوباره تصمیم بگیرید.</translation>
    </message>
    <message>
        <source>This step does not belong to the case. Open the case again.</source>
        <translation>این گام از آن این پرونده نیست. پرونده را دوباره باز کنید.</translation>
    </message>
    <message>
        <source>This post does not exist or is no longer used. Choose another one.</source>
        <translation>این پست وجود ندارد یا دیگر به کار نمی‌رود. پست دیگری برگزینید.</translation>
    </message>
    <message>
        <source>Write the note first.</source>
        <translation>نخست یادداشت را بنویسید.</translation>
    </message>
    <message>
        <source>The note is too long: %{length} characters, at most %{most}. Shorten it or write two notes.</source>
        <translation>یادداشت بلند است: %{length} نویسه، حداکثر %{most}. کوتاهش کنید یا در دو یادداشت بنویسید.</translation>
    </message>
    <message>
        <source>%{by|Somebody else} took the case %{code} already (%{at:time}). Ask for it to be released, or take another one.</source>
        <translation>پروندهٔ %{code} را %{by|همکار دیگری} پیش از شما، در %{at:time}، برداشته است. از او بخواهید آن را آزاد کند، یا پروندهٔ دیگری را بردارید.</translation>
    </message>
    <message>
        <source>The process of this case is not known here. Synchronise and try again.</source>
        <translation>فرآیند این پرونده در اینجا شناخته نیست. همگام‌سازی کنید و دوباره بکوشید.</translation>
    </message>
    <message>
        <source>Where the case stands now (“%{status|another step}”) this is not done. Open it again, look at the history and decide again.</source>
        <translation>در وضعیت کنونی پرونده («%{status|مرحله‌ای دیگر}») این کار انجام نمی‌شود. پرونده را دوباره باز کنید، تاریخچه را ببینید و دوباره تصمیم بگیرید.</translation>
    </message>
    <message>
        <source>The case is open; there is nothing to reopen. Add a note, or work on it where it stands.</source>
        <translation>پرونده باز است؛ چیزی برای بازگشایی نیست. یادداشتی بیفزایید، یا همان‌جا که هست روی آن کار کنید.</translation>
    </message>
    <message>
        <source>An earlier message about the same problem was open (code %{code}); yours is a part of it. Both codes stay valid.</source>
        <translation>پیام بازی دربارهٔ همین مشکل بود (کد %{code})؛ پیام شما به آن پیوست. هر دو کد معتبر می‌مانند.</translation>
    </message>
    <message>
        <source>Write why the case is opened again.</source>
        <translation>بنویسید چرا پرونده دوباره باز می‌شود.</translation>
    </message>
    <message>
        <source>There is no other case with this code. Check the code.</source>
        <translation>پروندهٔ دیگری با این کد نیست. کد را بررسی کنید.</translation>
    </message>
    <message>
        <source>The code %{told} was in use already; the case has the code %{code}. Call the citizen and tell the new code.</source>
        <translation>کد %{told} پیش‌تر به کار رفته بود؛ کد این پرونده %{code} است. با شهروند تماس بگیرید و کد تازه را بگویید.</translation>
    </message>
    <message>
        <source>The message is registered and lies with the intake supervisor, because something about it was not right.</source>
        <translation>پیام ثبت شد و نزد مسئول دریافت است، چون چیزی در آن درست نبود.</translation>
    </message>
    <message>
        <source>The tracking code was not well formed; the case has got another one.</source>
        <translation>کد رهگیری درست نبود؛ پرونده کد دیگری گرفت.</translation>
    </message>
    <message>
        <source>The tracking code was in use already; the case has got another one.</source>
        <translation>کد رهگیری پیش‌تر به کار رفته بود؛ پرونده کد دیگری گرفت.</translation>
    </message>
    <message>
        <source>Nobody could be found who is responsible for it.</source>
        <translation>کسی که مسئول آن باشد پیدا نشد.</translation>
    </message>
    <message>
        <source>The phone number cannot be right; it was kept as typed.</source>
        <translation>شمارهٔ تلفن درست به نظر نمی‌رسد؛ همان‌گونه که نوشته شده بود نگه داشته شد.</translation>
    </message>
    <message>
        <source>The place is not known.</source>
        <translation>نشانی شناخته نیست.</translation>
    </message>
    <message>
        <source>The process of the subject is missing.</source>
        <translation>فرآیند این موضوع موجود نیست.</translation>
    </message>
    <message>
        <source>The subject is no longer used.</source>
        <translation>این موضوع دیگر به کار نمی‌رود.</translation>
    </message>
    <message>
        <source>The subject is not known. Choose one from the list.</source>
        <translation>موضوع شناخته نیست. یکی را از فهرست برگزینید.</translation>
    </message>
    <message>
        <source>This operation is not possible at this step. Open the case again.</source>
        <translation>این عملیات در این گام ممکن نیست. پرونده را دوباره باز کنید.</translation>
    </message>
    <message>
        <source>Write why: this operation needs a note.</source>
        <translation>دلیل را بنویسید: این عملیات توضیح می‌خواهد.</translation>
    </message>
    <message>
        <source>A value is missing. Fill every field.</source>
        <translation>مقداری نوشته نشده است. همهٔ خانه‌ها را پر کنید.</translation>
    </message>
    <message>
        <source>A value is not right. Check what you typed.</source>
        <translation>مقداری درست نیست. نوشتهٔ خود را بررسی کنید.</translation>
    </message>
    <message>
        <source>A value was given that this operation does not know.</source>
        <translation>مقداری داده شد که این عملیات نمی‌شناسد.</translation>
    </message>
    <message>
        <source>This step has been finished meanwhile. Look at the history and decide again.</source>
        <translation>این گام در این میان انجام شده است. سوابق را ببینید و دوباره تصمیم بگیرید.</translation>
    </message>
    <message>
        <source>The case is still open.</source>
        <translation>پرونده هنوز باز است.</translation>
    </message>
    <message>
        <source>A case that ended like this stays closed. Register a new message.</source>
        <translation>پرونده‌ای که این‌گونه پایان یافته بسته می‌ماند. پیام تازه‌ای ثبت کنید.</translation>
    </message>
    <message>
        <source>This desk has never met the server and has no tracking codes. Connect it once; what you typed stays here.</source>
        <translation>این رایانه هنوز با سرور تماس نداشته و کد رهگیری ندارد. یک بار آن را وصل کنید؛ نوشتهٔ شما همین‌جا می‌ماند.</translation>
    </message>
    <message>
        <source>It builds on something that the server refused. Settle that first, then send this again.</source>
        <translation>این کار بر چیزی استوار است که سرور نپذیرفته است. نخست آن را سامان دهید و سپس این را دوباره بفرستید.</translation>
    </message>
    <message>
        <source>It builds on something that waits for a decision.</source>
        <translation>این کار بر چیزی استوار است که منتظر تصمیم است.</translation>
    </message>
    <message>
        <source>It builds on something that the server does not know. The administrator decides.</source>
        <translation>این کار بر چیزی استوار است که سرور نمی‌شناسد. راهبر سامانه تصمیم می‌گیرد.</translation>
    </message>
    <message>
        <source>The server could not decide this. The administrator has to look at it.</source>
        <translation>سرور نتوانست دربارهٔ این تصمیم بگیرد. راهبر سامانه باید آن را ببیند.</translation>
    </message>
    <message>
        <source>The server keeps this back because it failed on it. The administrator has to look at it.</source>
        <translation>سرور این را نگه داشته است چون روی آن از کار افتاد. راهبر سامانه باید آن را ببیند.</translation>
    </message>
    <message>
        <source>The server's store refused this. The administrator has to look at it.</source>
        <translation>پایگاه دادهٔ سرور این را نپذیرفت. راهبر سامانه باید آن را ببیند.</translation>
    </message>
    <message>
        <source>This has been sent before with other content. Enter it again.</source>
        <translation>این پیش‌تر با محتوای دیگری فرستاده شده است. آن را دوباره وارد کنید.</translation>
    </message>
    <message>
        <source>This is too large to be sent. Shorten the text.</source>
        <translation>این برای فرستادن بزرگ است. متن را کوتاه کنید.</translation>
    </message>
    <message>
        <source>This program does not know this command. Bring it up to date.</source>
        <translation>این برنامه چنین فرمانی را نمی‌شناسد. آن را به‌روز کنید.</translation>
    </message>
    <message>
        <source>There is a sign in the text that cannot be stored. Remove it.</source>
        <translation>در متن نشانه‌ای هست که ذخیره نمی‌شود. آن را پاک کنید.</translation>
    </message>
    <message>
        <source>The disk of this machine is full. Nothing was lost: free some room and press again.</source>
        <translation>دیسک این رایانه پر است. چیزی از دست نرفته است: کمی جا باز کنید و دوباره بزنید.</translation>
    </message>
    <message>
        <source>The store is busy. Try again in a moment.</source>
        <translation>انبار داده مشغول است. لحظه‌ای دیگر دوباره بکوشید.</translation>
    </message>
    <message>
        <source>The store of this desk is damaged. Nothing is deleted; call the administrator.</source>
        <translation>انبار دادهٔ این رایانه آسیب دیده است. چیزی پاک نمی‌شود؛ راهبر سامانه را خبر کنید.</translation>
    </message>
    <message>
        <source>This machine could not read or write its disk. Try again; if it stays so, call the administrator.</source>
        <translation>این رایانه نتوانست دیسک خود را بخواند یا بنویسد. دوباره بکوشید؛ اگر ماند، راهبر سامانه را خبر کنید.</translation>
    </message>
    <message>
        <source>The folder of this profile cannot be written. Call the administrator.</source>
        <translation>پوشهٔ این نمایه نوشتنی نیست. راهبر سامانه را خبر کنید.</translation>
    </message>
    <message>
        <source>Peygir is already open with this profile.</source>
        <translation>پیگیر با همین نمایه هم‌اکنون باز است.</translation>
    </message>
    <message>
        <source>This machine's disk is not encrypted, so Peygir keeps no personal data on it. The administrator can allow it.</source>
        <translation>دیسک این رایانه رمزنگاری نشده است؛ پیگیر دادهٔ شخصی را روی آن نگه نمی‌دارد. راهبر سامانه می‌تواند اجازه دهد.</translation>
    </message>
    <message>
        <source>The store was written by a newer Peygir. Bring this program up to date.</source>
        <translation>انبار داده را نسخهٔ تازه‌تری از پیگیر نوشته است. این برنامه را به‌روز کنید.</translation>
    </message>
    <message>
        <source>The store of this desk is sealed, and its key is not at hand. Sign in with your password; nothing is lost.</source>
        <translation>انبار دادهٔ این رایانه مهر و موم است و کلید آن در دست نیست. با گذرواژهٔ خود وارد شوید؛ چیزی از دست نرفته است.</translation>
    </message>
    <message>
        <source>The key that is kept here does not open the store of this desk. Nothing is deleted; call the administrator.</source>
        <translation>کلیدی که اینجا نگه داشته شده، انبار دادهٔ این رایانه را باز نمی‌کند. چیزی پاک نشده است؛ راهبر سامانه را خبر کنید.</translation>
    </message>
    <message>
        <source>The store of this desk should be sealed and lies in the clear. Nothing is deleted; call the administrator.</source>
        <translation>انبار دادهٔ این رایانه باید مهر و موم باشد، اما رمزنشده است. چیزی پاک نشده است؛ راهبر سامانه را خبر کنید.</translation>
    </message>
    <message>
        <source>This program could not make sure that the store is sealed, so it writes nothing. Call the administrator.</source>
        <translation>برنامه نتوانست از مهر و موم بودن انبار داده مطمئن شود و چیزی در آن ننوشت. راهبر سامانه را خبر کنید.</translation>
    </message>
    <message>
        <source>The store of this desk is sealed, and this program was built without sealing. Install the full program.</source>
        <translation>انبار دادهٔ این رایانه مهر و موم است و این نسخهٔ برنامه توان بازکردن آن را ندارد. نسخهٔ کامل برنامه را نصب کنید.</translation>
    </message>
    <message>
        <source>Write your password: it opens the store of this desk.</source>
        <translation>گذرواژهٔ خود را بنویسید؛ انبار دادهٔ این رایانه با آن باز می‌شود.</translation>
    </message>
    <message>
        <source>This password does not open the store of this desk.</source>
        <translation>این گذرواژه انبار دادهٔ این رایانه را باز نمی‌کند.</translation>
    </message>
    <message>
        <source>Your password was changed elsewhere. Write the former one as well, once: the store of this desk is still sealed with it.</source>
        <translation>گذرواژهٔ شما جای دیگری عوض شده است. گذرواژهٔ پیشین را هم یک بار بنویسید؛ انبار دادهٔ این رایانه هنوز با آن مهر و موم است.</translation>
    </message>
    <message>
        <source>The key of this desk's store is no longer on this machine, so the store cannot be read. You can begin anew: what the server has comes again, and the old store is left aside for the administrator.</source>
        <translation>کلید انبار دادهٔ این رایانه دیگر روی این دستگاه نیست و نمی‌توان آن را خواند. می‌توانید از نو شروع کنید: هرچه نزد سرور است دوباره می‌آید و انبار دادهٔ پیشین برای راهبر سامانه کنار گذاشته می‌شود.</translation>
    </message>
    <message>
        <source>Your password is kept in the organisation's directory, which does not answer now. Try again in some minutes; whoever is signed in goes on working.</source>
        <translation>گذرواژهٔ شما در سامانهٔ کاربران سازمان است و آن سامانه اکنون پاسخ نمی‌دهد. چند دقیقهٔ دیگر دوباره بکوشید؛ هرکس وارد شده است به کار خود ادامه می‌دهد.</translation>
    </message>
    <message>
        <source>Your password is kept in the organisation's directory, and the server was not told where that is. Tell the administrator.</source>
        <translation>گذرواژهٔ شما در سامانهٔ کاربران سازمان است و به سرور نگفته‌اند آن سامانه کجاست. راهبر سامانه را خبر کنید.</translation>
    </message>
    <message>
        <source>A password has at least %{least} characters, and at most %{most}. Write a longer one: a few words in a row do well.</source>
        <translation>گذرواژه دست‌کم %{least} و دست‌بالا %{most} نویسه دارد. گذرواژهٔ بلندتری بنویسید؛ چند واژه پشت سر هم خوب است.</translation>
    </message>
    <message>
        <source>A password must not be your sign-in name, with or without digits around it. Choose something that nobody knows of you.</source>
        <translation>گذرواژه نباید نام کاربری شما باشد، چه تنها و چه با چند رقم کنارش. چیزی برگزینید که کسی از شما نداند.</translation>
    </message>
    <message>
        <source>This password is one of those that a stranger would try first. Choose another one: a few words in a row do well.</source>
        <translation>این گذرواژه از آن‌هایی است که بیگانه نخست امتحان می‌کند. گذرواژهٔ دیگری برگزینید؛ چند واژه پشت سر هم خوب است.</translation>
    </message>
    <message>
        <source>This is the password that you have already. Choose another one.</source>
        <translation>این همان گذرواژهٔ کنونی شماست. گذرواژهٔ دیگری برگزینید.</translation>
    </message>
    <message>
        <source>Your password is kept in the organisation's directory. Change it there; it then counts here as well.</source>
        <translation>گذرواژهٔ شما در سامانهٔ کاربران سازمان است. آن را همان‌جا عوض کنید؛ اینجا هم همان به کار می‌آید.</translation>
    </message>
    <message>
        <source>The server did not answer. Try again when the line is back; if it no longer takes your former password, the new one holds already.</source>
        <translation>سرور پاسخ نداد. وقتی شبکه وصل شد دوباره بکوشید؛ اگر گذرواژهٔ پیشین را نپذیرفت، گذرواژهٔ تازه از پیش ثبت شده است.</translation>
    </message>
    <message>
        <source>Your account at the server was closed. Call the administrator.</source>
        <translation>حساب شما نزد سرور بسته شده است. راهبر سامانه را خبر کنید.</translation>
    </message>
    <message>
        <source>The server has closed this desk for you. It has everything that you entered here, except files that are too large for it, and what the desk kept was destroyed.</source>
        <translation>سرور این رایانه را بر شما بسته است. هرچه اینجا وارد کرده بودید، جز فایل‌هایی که برای سرور بیش از اندازه بزرگ‌اند، به سرور رسیده است و آنچه این رایانه نگه می‌داشت نابود شد.</translation>
    </message>
    <message>
        <source>The server has closed this desk for you. Something that you entered has not reached it, or was not accepted, and stays here; call the administrator.</source>
        <translation>سرور این رایانه را بر شما بسته است. بخشی از آنچه وارد کرده‌اید هنوز به سرور نرسیده یا پذیرفته نشده است و همین‌جا می‌ماند؛ راهبر سامانه را خبر کنید.</translation>
    </message>
    <message>
        <source>The store of this desk is sealed, and its key is not kept in a plain file. Choose the keychain or the sealed file.</source>
        <translation>انبار دادهٔ این رایانه مهر و موم است و کلید آن در فایل ساده نگه داشته نمی‌شود. دسته‌کلید سیستم یا فایل مهر و موم‌شده را انتخاب کنید.</translation>
    </message>
    <message>
        <source>The server cannot be reached, so signing in again has to wait. Work goes on here and is kept; try again when the line is back.</source>
        <translation>سرور در دسترس نیست و ورود دوباره باید بماند. کار همین‌جا پیش می‌رود و نگه داشته می‌شود؛ با برگشت شبکه دوباره بکوشید.</translation>
    </message>
    <message>
        <source>This is the desk of %{name}. Sign in with that name, or open a profile of your own.</source>
        <translation>این رایانه از آن %{name} است. با همان نام وارد شوید یا نمایهٔ خودتان را باز کنید.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Work goes on here; it is sent when the line is back.</source>
        <translation>سرور در دسترس نیست. کار همین‌جا پیش می‌رود و با برگشت شبکه فرستاده می‌شود.</translation>
    </message>
    <message>
        <source>The server did not answer in time. It is tried again by itself.</source>
        <translation>سرور به‌موقع پاسخ نداد. خودبه‌خود دوباره کوشش می‌شود.</translation>
    </message>
    <message>
        <source>The certificate of the server %{host} is not the right one. Nothing was sent. Tell the administrator.</source>
        <translation>گواهی سرور %{host} درست نیست. چیزی فرستاده نشد. به راهبر سامانه بگویید.</translation>
    </message>
    <message>
        <source>The server's answer is too large. Tell the administrator.</source>
        <translation>پاسخ سرور بسیار بزرگ است. به راهبر سامانه بگویید.</translation>
    </message>
    <message>
        <source>The server answered with an error. It is tried again by itself.</source>
        <translation>سرور با خطا پاسخ داد. خودبه‌خود دوباره کوشش می‌شود.</translation>
    </message>
    <message>
        <source>The desk is being closed. Open Peygir again.</source>
        <translation>برنامه در حال بسته شدن است. پیگیر را دوباره باز کنید.</translation>
    </message>
    <message>
        <source>It was closed before it was registered; it counts as closed at once.</source>
        <translation>پیش از ثبت بسته شده است؛ همان هنگامِ ثبت بسته شمرده می‌شود.</translation>
    </message>
    <message>
        <source>It is closed, but nobody knows when; it counts as closed at once.</source>
        <translation>بسته است اما زمانش معلوم نیست؛ همان هنگامِ ثبت بسته شمرده می‌شود.</translation>
    </message>
    <message>
        <source>Its status was open, but it has a time of closing; it counts as closed.</source>
        <translation>وضعیتش باز بود اما زمان اتمام دارد؛ بسته شمرده می‌شود.</translation>
    </message>
    <message>
        <source>Nobody has said what its status meant in the old system.</source>
        <translation>معنای وضعیت آن در سامانهٔ پیشین گفته نشده است.</translation>
    </message>
    <message>
        <source>One of its times cannot be right; it is kept as text.</source>
        <translation>یکی از زمان‌های آن درست نیست؛ به صورت متن نگه داشته شد.</translation>
    </message>
    <message>
        <source>This number was imported already.</source>
        <translation>این شماره پیش‌تر وارد شده است.</translation>
    </message>
    <message>
        <source>The number in the old system is missing or too long.</source>
        <translation>شمارهٔ سامانهٔ پیشین نیست یا بیش از اندازه بلند است.</translation>
    </message>
    <message>
        <source>It was closed before it was registered.</source>
        <translation>پیش از ثبت بسته شده است.</translation>
    </message>
    <message>
        <source>A code of replies by SMS is a number of at most %{most} digits.</source>
        <translation>کد پاسخ پیامکی عددی است با حداکثر %{most} رقم.</translation>
    </message>
    <message>
        <source>The two codes are the same. Give each of the two answers a number of its own.</source>
        <translation>هر دو کد یکی است. برای هر یک از دو پاسخ عددی جداگانه بنویسید.</translation>
    </message>
    <message>
        <source>Hours are whole numbers from 1 to %{most}.</source>
        <translation>ساعت‌ها عددی درست از ۱ تا %{most} هستند.</translation>
    </message>
    <message>
        <source>This post does not exist or is no longer used. Choose the post of an expert who works.</source>
        <translation>این پست وجود ندارد یا دیگر به کار نمی‌رود. پست کارشناسی را برگزینید که مشغول به کار است.</translation>
    </message>
    <message>
        <source>This post plays no part in processes, so no message would come to it. Say first which part it plays, in the post itself.</source>
        <translation>این پست در فرآیندها نقشی ندارد و پیامی به آن نمی‌رسد. نخست در رکورد همان پست بگویید چه نقشی دارد.</translation>
    </message>
    <message>
        <source>This place is not a region. Choose the region around it, or leave the field empty.</source>
        <translation>این مکان منطقه نیست. منطقه‌ای را برگزینید که در آن است، یا خانه را خالی بگذارید.</translation>
    </message>
    <message>
        <source>This authority has %{most} areas already. Give it fewer and wider ones.</source>
        <translation>این مرجع هم‌اکنون %{most} محدوده دارد. محدوده‌های کمتر و گسترده‌تری برایش تعریف کنید.</translation>
    </message>
    <message>
            <source>What it names is not there or no longer used. Choose one from the list, or leave the field empty.</source>
            <translation>آنچه برگزیده‌اید نیست یا کنار گذاشته شده است. یکی را از فهرست برگزینید یا خانه را خالی بگذارید.</translation>
        </message>
        <message>
            <source>Choose the file, or write where it lies.</source>
            <translation>فایل را برگزینید، یا بنویسید که کجاست.</translation>
        </message>
        <message>
        <source>The checklist is too long: at most %{most} questions.</source>
        <translation>چک‌لیست بلند است: حداکثر %{most} سؤال.</translation>
    </message>
    <message>
        <source>The key “%{key}” of a question is not right: small Latin letters, digits and _, each key once.</source>
        <translation>کلید «%{key}» برای سؤال درست نیست: حروف کوچک لاتین، رقم و _، و هر کلید یک‌بار.</translation>
    </message>
    <message>
        <source>The choices of the question “%{key}” are not right: at least two, each with a key of its own, and only where the question is one of choice.</source>
        <translation>گزینه‌های سؤال «%{key}» درست نیستند: دست‌کم دو گزینه، هر یک با کلید خود، و تنها برای سؤال‌های گزینه‌ای.</translation>
    </message>
    <message>
        <source>Ask this too: the subject needs the answer.</source>
        <translation>این را هم بپرسید: پاسخ آن برای این موضوع لازم است.</translation>
    </message>
    <message>
        <source>This is no answer to the question. Check what you typed.</source>
        <translation>این پاسخِ سؤال نیست. آنچه نوشته‌اید را بررسی کنید.</translation>
    </message>
    <message>
        <source>The answer is too long: at most %{most} characters.</source>
        <translation>پاسخ بلند است: حداکثر %{most} نویسه.</translation>
    </message>
    <message>
        <source>This subject does not ask that.</source>
        <translation>این موضوع چنین سؤالی ندارد.</translation>
    </message>
    <message>
        <source>This program does not know this kind of record. Bring it up to date.</source>
        <translation>این برنامه این نوع رکورد را نمی‌شناسد. آن را به‌روز کنید.</translation>
    </message>
    <message>
        <source>Give the text an abbreviation and say where it is used; otherwise nobody finds it.</source>
        <translation>برای متن یک کوته‌نوشت بنویسید و بگویید کجا به کار می‌رود؛ وگرنه کسی آن را پیدا نمی‌کند.</translation>
    </message>
    <message>
        <source>The field %{field} is not right. Check what you typed.</source>
        <translation>فیلد %{field} درست نیست. آنچه نوشته‌اید را بررسی کنید.</translation>
    </message>
    <message>
        <source>The field %{field} is empty.</source>
        <translation>فیلد %{field} خالی است.</translation>
    </message>
    <message>
        <source>There is no such document here. It may have been moved with its case.</source>
        <translation>چنین مدرکی اینجا نیست. شاید همراه پرونده‌اش جابه‌جا شده باشد.</translation>
    </message>
    <message>
        <source>A case holds at most %{most} documents. Put several pages into one file.</source>
        <translation>هر پرونده حداکثر %{most} مدرک می‌پذیرد. چند برگ را در یک فایل بگذارید.</translation>
    </message>
    <message>
        <source>The file is empty. Choose another one.</source>
        <translation>فایل خالی است. فایل دیگری برگزینید.</translation>
    </message>
    <message>
        <source>The file is too large: %{size}; a file may have at most %{most}.</source>
        <translation>فایل بیش از اندازه بزرگ است: %{size}. هر فایل حداکثر %{most} می‌تواند باشد.</translation>
    </message>
    <message>
        <source>Write what is missing or why it is rejected, so that the citizen can be told.</source>
        <translation>بنویسید چه چیزی کم است یا چرا رد می‌شود تا بتوان به شهروند گفت.</translation>
    </message>
    <message>
        <source>The title is too long: %{length} characters, at most %{most}.</source>
        <translation>عنوان بیش از اندازه بلند است: %{length} نویسه، حداکثر %{most}.</translation>
    </message>
    <message>
        <source>The file arrived damaged and was thrown away. Fetch it again.</source>
        <translation>فایل آسیب‌دیده رسید و دور ریخته شد. دوباره آن را بگیرید.</translation>
    </message>
    <message>
        <source>%{name} is empty. Nothing was attached.</source>
        <translation>%{name} خالی است. چیزی پیوست نشد.</translation>
    </message>
    <message>
        <source>This machine has no program for files of this kind. Save it instead.</source>
        <translation>این دستگاه برای این گونه فایل برنامه‌ای ندارد. آن را ذخیره کنید.</translation>
    </message>
    <message>
        <source>This file is not a recording that can be played. Save it to look at it with another program.</source>
        <translation>این فایل صدایی نیست که بتوان پخش کرد. برای دیدنش با برنامه‌ای دیگر آن را ذخیره کنید.</translation>
    </message>
    <message>
        <source>The server does not have this file yet, or you may not see it. Try again later.</source>
        <translation>این فایل هنوز به سرور نرسیده است، یا اجازهٔ دیدنش را ندارید. دیرتر دوباره بکوشید.</translation>
    </message>
    <message>
        <source>The server's answer about the file was not understood. Tell the administrator.</source>
        <translation>پاسخ سرور دربارهٔ فایل روشن نبود. به راهبر سامانه خبر دهید.</translation>
    </message>
    <message>
        <source>This PDF is broken and cannot be shown. Save it to look at it with another program.</source>
        <translation>این پی‌دی‌اف خراب است و نشان داده نمی‌شود. برای دیدنش با برنامه‌ای دیگر آن را ذخیره کنید.</translation>
    </message>
    <message>
        <source>This PDF wants a password. Save it to look at it with another program.</source>
        <translation>این پی‌دی‌اف گذرواژه می‌خواهد. برای دیدنش با برنامه‌ای دیگر آن را ذخیره کنید.</translation>
    </message>
    <message>
        <source>This picture is broken and cannot be shown. Save it to look at it with another program.</source>
        <translation>این تصویر خراب است و نشان داده نمی‌شود. برای دیدنش با برنامه‌ای دیگر آن را ذخیره کنید.</translation>
    </message>
    <message>
        <source>This picture has %{width} by %{height} points, more than can be shown here. Save it to look at it with another program.</source>
        <translation>این تصویر %{width} در %{height} نقطه دارد و بزرگ‌تر از آن است که اینجا نشان داده شود. برای دیدنش با برنامه‌ای دیگر آن را ذخیره کنید.</translation>
    </message>
    <message>
        <source>The server did not take this file. It is kept here; tell the administrator.</source>
        <translation>سرور این فایل را نپذیرفت. فایل همین‌جا نگه داشته شده است؛ به راهبر سامانه خبر دهید.</translation>
    </message>
    <message>
        <source>%{name} is too large: it has %{size}, and a file may have at most %{most}. Nothing was attached.</source>
        <translation>%{name} بیش از اندازه بزرگ است: %{size} است و هر فایل حداکثر %{most} می‌تواند باشد. چیزی پیوست نشد.</translation>
    </message>
    <message>
        <source>%{name} cannot be read. Check that it is still there and that you may open it.</source>
        <translation>%{name} خوانده نمی‌شود. ببینید هنوز سر جایش هست و اجازهٔ بازکردنش را دارید.</translation>
    </message>
    <message>
        <source>The unit above is not known. Choose one from the list.</source>
        <translation>واحد بالادست شناخته نیست. یکی از فهرست برگزینید.</translation>
    </message>
    <message>
        <source>A unit cannot stand below itself. Choose another unit above it.</source>
        <translation>یک واحد زیرمجموعهٔ خودش نمی‌شود. واحد بالادست دیگری برگزینید.</translation>
    </message>
    <message>
        <source>The place around it is not known. Choose one from the list.</source>
        <translation>مکان دربرگیرنده شناخته نیست. یکی از فهرست برگزینید.</translation>
    </message>
    <message>
        <source>A place lies in a wider one: street, neighbourhood, district, region. Choose a wider place or another tier.</source>
        <translation>هر مکان در مکانی بزرگ‌تر است: معبر، محله، ناحیه، منطقه. مکانی بزرگ‌تر یا رده‌ای دیگر برگزینید.</translation>
    </message>
    <message>
        <source>The file cannot be read or written: %{file}. Choose another one.</source>
        <translation>پرونده خوانده یا نوشته نشد: %{file}. پروندهٔ دیگری برگزینید.</translation>
    </message>
    <message>
        <source>The file has no line with the names of the columns.</source>
        <translation>پرونده سطر نام ستون‌ها را ندارد.</translation>
    </message>
    <message>
        <source>The column “%{column}” is missing. Write it into the first line.</source>
        <translation>ستون «%{column}» نیست. آن را در سطر نخست بنویسید.</translation>
    </message>
    <message>
        <source>The row has %{found} cells where the first line has %{expected}.</source>
        <translation>این سطر %{found} خانه دارد، ولی سطر نخست %{expected} خانه.</translation>
    </message>
    <message>
        <source>The id is not one. Leave it empty for a new record.</source>
        <translation>شناسه درست نیست. برای رکورد تازه آن را خالی بگذارید.</translation>
    </message>
    <message>
        <source>There is no “%{value}” here.</source>
        <translation>«%{value}» اینجا نیست.</translation>
    </message>
    <message>
        <source>There are several “%{value}”. Write what is around it too: “Region / District”.</source>
        <translation>چند «%{value}» هست. دربرگیرنده‌اش را هم بنویسید: «منطقه / ناحیه».</translation>
    </message>
    <message>
        <source>It is no number from %{least} to %{most}.</source>
        <translation>عددی از %{least} تا %{most} نیست.</translation>
    </message>
    <message>
        <source>Write yes or no.</source>
        <translation>بله یا خیر بنویسید.</translation>
    </message>
    <message>
        <source>“%{value}” is none of the words that are possible here.</source>
        <translation>«%{value}» از واژه‌های ممکن در اینجا نیست.</translation>
    </message>
    <message>
        <source>The list is not written as exported files have it.</source>
        <translation>این فهرست به شکل پرونده‌های خروجی نوشته نشده است.</translation>
    </message>
    <message>
        <source>The cell is empty but needed.</source>
        <translation>این خانه لازم است ولی خالی است.</translation>
    </message>
    <message>
        <source>It is the same record as in line %{line}.</source>
        <translation>همان رکورد سطر %{line} است.</translation>
    </message>
    <message>
        <source>There is a quotation mark inside of the cell. Put the whole cell into quotation marks.</source>
        <translation>در میان خانه نشانهٔ نقل‌قول آمده است. همهٔ خانه را در نقل‌قول بگذارید.</translation>
    </message>
    <message>
        <source>Something stands behind the closing quotation mark.</source>
        <translation>پس از نقل‌قول پایانی چیزی نوشته شده است.</translation>
    </message>
    <message>
        <source>A quotation mark was opened and never closed.</source>
        <translation>نقل‌قولی باز شده و بسته نشده است.</translation>
    </message>
    <message>
        <source>The row is not written in UTF-8. Save the file as “CSV UTF-8”.</source>
        <translation>این سطر با UTF-8 نوشته نشده است. پرونده را با نوع «CSV UTF-8» ذخیره کنید.</translation>
    </message>
    <message>
        <source>The row is longer than any can be; a quotation mark may be missing.</source>
        <translation>این سطر بیش از اندازه بلند است؛ شاید نقل‌قولی بسته نشده باشد.</translation>
    </message>
    <message>
        <source>There is no such citizen here. Synchronise and try again.</source>
        <translation>چنین شهروندی در این رایانه نیست. همگام کنید و دوباره بکوشید.</translation>
    </message>
    <message>
        <source>Give a number at which he can be called back.</source>
        <translation>شماره‌ای بدهید که بتوان با او تماس گرفت.</translation>
    </message>
    <message>
        <source>Ask for his name: a subscriber is known by it.</source>
        <translation>نامش را بپرسید: مشترک را به نامش می‌شناسند.</translation>
    </message>
    <message>
        <source>This is too long: %{length} characters, at most %{most}.</source>
        <translation>این نوشته بلند است: %{length} نویسه، حداکثر %{most} نویسه.</translation>
    </message>
    <message>
        <source>These are too many: at most %{most}. Take one away that is no longer needed.</source>
        <translation>بیش از اندازه است: حداکثر %{most} مورد. یکی را که دیگر لازم نیست بردارید.</translation>
    </message>
    <message>
        <source>This number belongs to another citizen: %{name}. If they are one person, open him and work there; if the number has a new owner, take it away there first.</source>
        <translation>این شماره از آنِ شهروند دیگری است: %{name}. اگر هر دو یک نفرند، پروندهٔ او را باز کنید و همان‌جا بنویسید؛ اگر شماره صاحب تازه‌ای دارد، نخست از آنجا برش دارید.</translation>
    </message>
    <message>
        <source>Another citizen has this national ID: %{name}. Open him and look whether they are one person.</source>
        <translation>این کد ملی برای شهروند دیگری ثبت شده است: %{name}. او را باز کنید و ببینید آیا هر دو یک نفرند.</translation>
    </message>
    <message>
        <source>The subscription code %{told} does not count; the code of %{name} is %{code}. Call and tell it.</source>
        <translation>کد اشتراک %{told} معتبر نیست؛ کد اشتراک %{name} %{code} است. تماس بگیرید و آن را بگویید.</translation>
    </message>
    <message>
        <source>Somebody else changed the same thing while you were writing. Theirs stands; yours is kept as a proposal: keep or replace.</source>
        <translation>هنگامی که می‌نوشتید کس دیگری همان را تغییر داد. نوشتهٔ او برجاست و نوشتهٔ شما پیشنهاد شده است: نگه دارید یا جایگزین کنید.</translation>
    </message>
    <message>
        <source>The case has gone on meanwhile: %{by} moved it. Add what you wrote as a note.</source>
        <translation>پرونده در این میان جلو رفته است: %{by} آن را پیش برد. آنچه نوشتید را یادداشت کنید.</translation>
    </message>
    <message>
        <source>This message is with %{by}; only who holds it may edit it. Ask for it, or add a note.</source>
        <translation>این پیام نزد %{by} است و تنها دارنده‌اش آن را ویرایش می‌کند. از او بخواهید یا یادداشت بگذارید.</translation>
    </message>
    <message>
        <source>This subject does not exist. Choose one from the list.</source>
        <translation>چنین موضوعی نیست. یکی را از فهرست برگزینید.</translation>
    </message>
    <message>
        <source>This subject is no longer used. Choose another one.</source>
        <translation>این موضوع دیگر به کار نمی‌رود. موضوع دیگری برگزینید.</translation>
    </message>
    <message>
        <source>This place does not exist. Choose one from the list.</source>
        <translation>چنین جایی نیست. یکی را از فهرست برگزینید.</translation>
    </message>
    <message>
        <source>This subject goes another way, and the case has gone a part of its own already. Register a new message instead.</source>
        <translation>این موضوع گردش کار دیگری دارد و پرونده بخشی از راه خود را رفته است. به جای آن پیام تازه‌ای ثبت کنید.</translation>
    </message>
    <message>
        <source>There is no such proposal any more. Open the record again and look at what stands there.</source>
        <translation>دیگر چنین پیشنهادی نیست. رکورد را دوباره باز کنید و ببینید چه در آن آمده است.</translation>
    </message>
    <message>
        <source>%{by} has decided about this proposal already. Look at what stands there; if it is wrong, edit the field.</source>
        <translation>%{by} پیش‌تر دربارهٔ این پیشنهاد تصمیم گرفته است. ببینید چه در آن آمده است؛ اگر نادرست است، خود فیلد را ویرایش کنید.</translation>
    </message>
    <message>
        <source>The field was changed again meanwhile. Look at what stands there now and decide again.</source>
        <translation>این فیلد در این میان دوباره تغییر کرد. ببینید اکنون چه نوشته شده است و دوباره تصمیم بگیرید.</translation>
    </message>
    <message>
        <source>The server keeps this of somebody else. Refuse it with a reason instead.</source>
        <translation>سرور این را از همکار دیگری نگه داشته است. به‌جای کنار گذاشتن، آن را با نوشتن دلیل رد کنید.</translation>
    </message>
    <message>
        <source>The server keeps no such command.</source>
        <translation>سرور چنین دستوری نگه نداشته است.</translation>
    </message>
    <message>
        <source>It was tried again meanwhile and is applied; it can no longer be refused.</source>
        <translation>در این میان دوباره اجرا و پذیرفته شد و دیگر نمی‌توان آن را رد کرد.</translation>
    </message>
    <message>
        <source>It was refused meanwhile and is not tried again. If it is still wanted, enter it anew.</source>
        <translation>در این میان رد شد و دوباره اجرا نمی‌شود. اگر هنوز لازم است، آن را از نو وارد کنید.</translation>
    </message>
    <message>
        <source>Say why it is refused; whoever entered it reads it.</source>
        <translation>بنویسید چرا رد می‌شود؛ کسی که آن را وارد کرده است دلیل را می‌خواند.</translation>
    </message>
    <message>
        <source>The reason has %{length} letters; at most %{most} fit.</source>
        <translation>دلیل %{length} نویسه دارد؛ بیشتر از %{most} نویسه جا نمی‌شود.</translation>
    </message>
    <message>
        <source>The server kept this, and somebody has refused it: %{words}</source>
        <translation>سرور این را نگه داشته بود و همکاری آن را رد کرد: %{words}</translation>
    </message>
    <message>
        <source>The server kept this, and it was taken back.</source>
        <translation>سرور این را نگه داشته بود و پس گرفته شد.</translation>
    </message>
        <message>
            <source>By this calendar the deadline would come in more than twenty years. Give the week more working time.</source>
            <translation>با این تقویم مهلت بیش از بیست سال دیگر فرا می‌رسد. ساعت‌های کار هفته را بیشتر کنید.</translation>
        </message>
        <message>
            <source>In this calendar nobody ever works, and no deadline would come. Give the week at least one working time.</source>
            <translation>در این تقویم هیچ ساعت کاری نیست و هیچ مهلتی فرا نمی‌رسد. دست‌کم یک ساعت کار برای هفته بنویسید.</translation>
        </message>
        <message>
            <source>Something is already said of %{date} in this calendar. Open that day and change it there.</source>
            <translation>در این تقویم برای %{date} پیش‌تر روزی ثبت شده است. همان روز را باز کنید و تغییر دهید.</translation>
        </message>
        <message>
            <source>That is too much for one calendar: at most %{most}. Switch off what has passed.</source>
            <translation>این برای یک تقویم زیاد است؛ دست بالا %{most} تا. آنچه گذشته است را کنار بگذارید.</translation>
        </message>
        <message>
            <source>The calendar is not known. Choose one from the list.</source>
            <translation>این تقویم کاری شناخته نیست. یکی را از فهرست برگزینید.</translation>
        </message>
        <message>
            <source>The promised end of %{code} was moved by something else meanwhile; it stays where it is now.</source>
            <translation>مهلت %{code} در این میان به دلیل دیگری جابه‌جا شده است و همان‌جا که هست می‌ماند.</translation>
        </message>
        <message>
            <source>The working calendar of the subject is missing or gives no deadline.</source>
            <translation>تقویم کاری این موضوع نیست یا مهلتی به دست نمی‌دهد.</translation>
        </message>
        <message>
            <source>The working time from %{from} to %{to} ends before it begins. Write a shift over midnight as two: to 24:00, and from 00:00 on the day after.</source>
            <translation>ساعت کار %{from} تا %{to} پیش از آغازش پایان می‌یابد. شیفتی را که از نیمه‌شب می‌گذرد دو تکه بنویسید: تا ۲۴:۰۰، و از ۰۰:۰۰ روز پس از آن.</translation>
        </message>
        <message>
            <source>The working time from %{from} to %{to} overlaps with the one before it on the same day. Change one of them.</source>
            <translation>ساعت کار %{from} تا %{to} با ساعت کار پیش از آن در همان روز هم‌پوشانی دارد. یکی را تغییر دهید.</translation>
        </message>
        <message>
            <source>“%{text}” is no time of day. Write hours and minutes from 00:00 to 24:00, as in 07:30.</source>
            <translation>«%{text}» ساعت نیست. ساعت و دقیقه را از ۰۰:۰۰ تا ۲۴:۰۰ بنویسید، مانند ۰۷:۳۰.</translation>
        </message>
        <message>
            <source>“%{value}” is no day. Write year, month and day: 1405/08/30.</source>
            <translation>«%{value}» روز نیست. سال و ماه و روز را بنویسید: ۱۴۰۵/۰۸/۳۰.</translation>
        </message>
        <message>
            <source>Records of this type are not merged, since cases, rights or the chart name them. Switch off the one that is not wanted.</source>
            <translation>رکوردهای این گونه یکی نمی‌شوند، چون پرونده‌ها، دسترسی‌ها یا چارت از آنها نام می‌برند. آن را که نمی‌خواهید کنار بگذارید.</translation>
        </message>
        <message>
            <source>There is no such record here. Synchronise and try again.</source>
            <translation>چنین رکوردی اینجا نیست. همگام‌سازی کنید و دوباره بکوشید.</translation>
        </message>
        <message>
            <source>This is the record itself. Choose the other one.</source>
            <translation>این خود همان رکورد است. رکورد دیگر را برگزینید.</translation>
        </message>
        <message>
            <source>The one that you want to keep is itself shown as “%{name}”. Part those two first.</source>
            <translation>رکوردی که می‌خواهید بماند خودش با نام «%{name}» دیده می‌شود. نخست آن دو را از هم جدا کنید.</translation>
        </message>
        <message>
            <source>“%{name}” is switched off. Take it into use again, or keep another one.</source>
            <translation>«%{name}» کنار گذاشته شده است. دوباره به کارش بگیرید یا رکورد دیگری را نگه دارید.</translation>
        </message>
        <message>
            <source>%{by|Somebody} merged it already (%{at:time}); it is shown as “%{name}”. Work on that one, or part the two.</source>
            <translation>%{by|کسی} پیش‌تر آن را یکی کرده است (%{at:time}) و با نام «%{name}» دیده می‌شود. روی همان کار کنید یا دو رکورد را از هم جدا کنید.</translation>
        </message>
</context>
    <context>
        <name>Errors</name>
        <message>
            <source>You may not refer it; the intake supervisor decides to whom it goes.</source>
            <translation>اجازهٔ ارجاع آن را ندارید؛ ناظر دریافت دربارهٔ گیرندهٔ آن تصمیم می‌گیرد.</translation>
        </message>
        <message>
            <source>The post to which it was to be referred is not there or no longer used.</source>
            <translation>پستی که باید به آن ارجاع می‌شد وجود ندارد یا دیگر به کار نمی‌رود.</translation>
        </message>
        <message>
            <source>The server has a newer program. Ask the administrator to bring this one up to date; what you enter is kept and sent meanwhile.</source>
            <translation>برنامهٔ سرور تازه‌تر است. از مدیر سامانه بخواهید این برنامه را به‌روز کند؛ آنچه ثبت می‌کنید تا آن زمان نگه داشته و فرستاده می‌شود.</translation>
        </message>
        <message>
            <source>This desk is a copy of another one and goes on as a desk of its own. Nothing is lost, and you have nothing to do.</source>
            <translation>دادهٔ این رایانه رونوشتی از دادهٔ رایانهٔ دیگری است و از این پس جداگانه خواهد بود. چیزی از دست نرفته و لازم نیست کاری بکنید.</translation>
        </message>
        <message>
            <source>The servers are settling which of them writes. What you entered is kept here and sent in a moment.</source>
            <translation>سرورها در حال تعیین سرور پیشرو هستند. آنچه وارد کرده‌اید همین‌جا می‌ماند و تا چند لحظهٔ دیگر فرستاده می‌شود.</translation>
        </message>
        <message>
            <source>The server is being brought up to date. What you entered is kept here and sent afterwards.</source>
            <translation>سرور در حال به‌روزرسانی است. آنچه وارد کرده‌اید همین‌جا می‌ماند و پس از آن فرستاده می‌شود.</translation>
        </message>
        <message>
            <source>The server was restored and waits for what other desks have kept. It tries this again by itself.</source>
            <translation>سرور بازیابی شده است و منتظر چیزهایی است که رایانه‌های دیگر نگه داشته‌اند. این را خودش دوباره امتحان می‌کند.</translation>
        </message>
        <message>
            <source>The device from which this came was reported lost. Somebody has to decide whether it counts.</source>
            <translation>دستگاهی که این از آن آمده گم‌شده اعلام شده است. باید کسی تصمیم بگیرد که پذیرفته شود یا نه.</translation>
        </message>
        <message>
            <source>The server's answer contradicts what it said before, so this desk took nothing of it and asks again. If this goes on, tell the administrator; what you enter is kept here.</source>
            <translation>پاسخ سرور با آنچه پیش‌تر گفته بود نمی‌خواند؛ این رایانه چیزی از آن را نپذیرفت و دوباره می‌پرسد. اگر این وضع ادامه یافت، به مدیر سامانه خبر دهید؛ آنچه وارد می‌کنید همین‌جا نگه داشته می‌شود.</translation>
        </message>
        <message>
            <source>The server has newer copies of the city's data than the ones that this desk began to fetch. It begins again by itself.</source>
            <translation>سرور نسخه‌های تازه‌تری از داده‌های شهر دارد تا آنچه این رایانه گرفتنش را آغاز کرده بود. این کار خودبه‌خود از نو آغاز می‌شود.</translation>
        </message>
        <message>
            <source>The servers behind this address are of two versions. This desk writes to them as older programs do; nothing is lost, and you have nothing to do.</source>
            <translation>سرورهای این نشانی هم‌نسخه نیستند. این رایانه به شیوهٔ برنامه‌های قدیمی‌تر با آن‌ها ارتباط برقرار می‌کند؛ چیزی از دست نرفته و لازم نیست کاری بکنید.</translation>
        </message>
        <message>
            <source>Nobody has signed in at this desk for a long time. Sign in again; your work is kept.</source>
            <translation>مدت زیادی است که کسی با گذرواژه وارد این رایانه نشده است. دوباره وارد شوید؛ کارتان محفوظ است.</translation>
        </message>
        <message>
            <source>This step is done in its own panel, which asks for all that belongs to it. Open the case again and choose it there.</source>
            <translation>این گام پنل ویژهٔ خود را دارد که هرچه لازم است می‌پرسد. پرونده را دوباره باز کنید و از همان‌جا انجامش دهید.</translation>
        </message>
        <message>
            <source>%{act} is no act. An act is named by its feature and what it does, with a dot between them, as in followup.ask.</source>
            <translation>«%{act}» نام کنش نیست. نام کنش از بخش و کار آن ساخته می‌شود، با نقطه‌ای میان آن دو؛ مانند followup.ask.</translation>
        </message>
        <message>
            <source>The operation %{edge} at the step %{node} is done by %{act}, which this program cannot do. Nobody could move a case on there, so the process was not taken.</source>
            <translation>عملیات %{edge} در گام %{node} را «%{act}» انجام می‌دهد که این برنامه آن را ندارد. پرونده در آن گام می‌ماند و کسی نمی‌تواند پیشش ببرد؛ برای همین فرآیند پذیرفته نشد.</translation>
        </message>
        <message>
            <source>This work of the server is not there any more.</source>
            <translation>این کار سرور دیگر نیست.</translation>
        </message>
        <message>
            <source>The server knows no work of this kind. Bring it up to date.</source>
            <translation>سرور چنین کاری را نمی‌شناسد. سرور را به‌روز کنید.</translation>
        </message>
        <message>
            <source>That cannot be done with this work as it stands now. Look at how far it is and decide again.</source>
            <translation>این کار در وضع کنونی‌اش ممکن نیست. ببینید تا کجا رسیده است و دوباره تصمیم بگیرید.</translation>
        </message>
        <message>
            <source>It ended so long ago that it can neither be taken back nor gone on with.</source>
            <translation>از پایان این کار آن‌قدر گذشته است که نه می‌توان آن را برگرداند و نه ادامه داد.</translation>
        </message>
        <message>
            <source>Somebody has worked on this case since, so it stays where it is.</source>
            <translation>از آن پس کسی روی این پرونده کار کرده است، پس همان جا که هست می‌ماند.</translation>
        </message>
        <message>
            <source>It waits for a person's decision.</source>
            <translation>در انتظار تصمیم یک نفر است.</translation>
        </message>
        <message>
            <source>A person let it pass after the work was taken back, so it stays.</source>
            <translation>پس از برگرداندن کار کسی آن را پذیرفت، پس می‌ماند.</translation>
        </message>
        <message>
            <source>%{code} does not walk this process any more; it stays where it is.</source>
            <translation>پروندهٔ %{code} دیگر در این فرآیند نیست؛ همان جا که هست می‌ماند.</translation>
        </message>
        <message>
            <source>%{code} stands in “%{status}”, which the other process does not have. Choose where such cases go.</source>
            <translation>پروندهٔ %{code} در وضعیت «%{status}» است که در فرآیند دیگر نیست. تعیین کنید چنین پرونده‌هایی به کجا بروند.</translation>
        </message>
        <message>
            <source>%{code} stands in several branches that do not fit into the other process. Finish the branches first.</source>
            <translation>پروندهٔ %{code} در چند شاخه است که در فرآیند دیگر نمی‌گنجد. نخست شاخه‌ها را به پایان برسانید.</translation>
        </message>
        <message>
            <source>This process is not there. Wait until the desk is up to date and try again.</source>
            <translation>این فرآیند پیدا نشد. صبر کنید تا این رایانه به‌روز شود و دوباره بکوشید.</translation>
        </message>
        <message>
            <source>Version %{version} of “%{name}” was saved by somebody else meanwhile. Open it and make your changes there; what you typed is still here.</source>
            <translation>در این میان کس دیگری نسخهٔ %{version} «%{name}» را ذخیره کرده است. آن را باز کنید و تغییرهایتان را در آن بدهید؛ آنچه نوشته‌اید هنوز اینجاست.</translation>
        </message>
        <message>
            <source>This is not the next version of that process. Open the newest version and make the changes there.</source>
            <translation>این نسخهٔ بعدی آن فرآیند نیست. تازه‌ترین نسخه را باز کنید و تغییرها را در آن بدهید.</translation>
        </message>
        <message>
            <source>This version is in use and does not change any more. Save the changes as the next version.</source>
            <translation>این نسخه به کار رفته است و دیگر عوض نمی‌شود. تغییرها را نسخهٔ بعدی کنید و ذخیره کنید.</translation>
        </message>
        <message>
            <source>There is nothing to switch: both are the same process.</source>
            <translation>چیزی برای جابه‌جایی نیست: هر دو یک فرآیند هستند.</translation>
        </message>
        <message>
            <source>“%{name}”, version %{version}, is switched off. Switch it on first, or choose another one.</source>
            <translation>«%{name}»، نسخهٔ %{version}، کنار گذاشته شده است. نخست آن را به کار بگیرید یا فرآیند دیگری برگزینید.</translation>
        </message>
        <message>
            <source>Somebody has switched one of these processes meanwhile. Look at where messages go now, and switch again if you still want to.</source>
            <translation>در این میان کسی یکی از این دو فرآیند را جابه‌جا کرده است. ببینید پیام‌ها اکنون به کجا می‌روند و اگر هنوز می‌خواهید دوباره جابه‌جا کنید.</translation>
        </message>
        <message>
            <source>New messages do not walk the other process yet, so no open case goes there. Switch to it first.</source>
            <translation>پیام‌های تازه هنوز به فرآیند دیگر نمی‌روند، پس پرونده‌های باز هم نمی‌روند. نخست به آن جابه‌جا کنید.</translation>
        </message>
        <message>
            <source>%{count} open cases stand in “%{status}”, which the other process does not have. Choose where they go; until then nothing moves.</source>
            <translation>%{count} پروندهٔ باز در وضعیت «%{status}» است که در فرآیند دیگر نیست. تعیین کنید به کجا بروند؛ تا آن هنگام هیچ پرونده‌ای جابه‌جا نمی‌شود.</translation>
        </message>
        <message>
            <source>Nothing was changed, so there is no next version to save.</source>
            <translation>چیزی تغییر نکرده است، پس نسخهٔ تازه‌ای برای ذخیره نیست.</translation>
        </message>
        <message>
            <source>“%{node}” is where every case begins. It can be changed, not taken away.</source>
            <translation>همهٔ پرونده‌ها از «%{node}» آغاز می‌شوند. می‌توان آن را تغییر داد، ولی نمی‌توان آن را برداشت.</translation>
        </message>
        <message>
            <source>Who receives is not said completely. Fill in this field.</source>
            <translation>گیرنده کامل معلوم نیست. این خانه را پر کنید.</translation>
        </message>
        <message>
            <source>A key has small Latin letters, digits and _, and begins with a letter.</source>
            <translation>کلید از حرف کوچک لاتین، رقم و _ است و با حرف آغاز می‌شود.</translation>
        </message>
        <message>
            <source>“%{node|The process}”: a text is empty or too long. Shorten it or fill it in.</source>
            <translation>«%{node|فرآیند}»: متنی خالی یا بیش از اندازه بلند است. آن را کوتاه کنید یا بنویسید.</translation>
        </message>
        <message>
            <source>“%{node|The process}”: a text has line breaks or spaces at its ends. Write it on one line.</source>
            <translation>«%{node|فرآیند}»: متنی چند سطر یا در آغاز و پایان فاصله دارد. آن را در یک سطر بنویسید.</translation>
        </message>
        <message>
            <source>“%{node|The process}”: a text has Arabic letters or digits. Type it with a Persian keyboard.</source>
            <translation>«%{node|فرآیند}»: متنی حرف یا رقم عربی دارد. آن را با صفحه‌کلید فارسی بنویسید.</translation>
        </message>
        <message>
            <source>“%{node|The process}”: the Persian text is missing. Write it.</source>
            <translation>«%{node|فرآیند}»: متن فارسی نیست. آن را بنویسید.</translation>
        </message>
        <message>
            <source>“%{node}”: this is no colour. Write it as the other lines have it, a # and six signs.</source>
            <translation>«%{node}»: این رنگ نیست. آن را مانند سطرهای دیگر با # و شش نشانه بنویسید.</translation>
        </message>
        <message>
            <source>“%{node}”: this colour can hardly be seen on a light or on a dark window. Take a darker or a stronger one.</source>
            <translation>«%{node}»: این رنگ در پنجرهٔ روشن یا تیره دیده نمی‌شود. رنگی پررنگ‌تر یا تیره‌تر برگزینید.</translation>
        </message>
        <message>
            <source>“%{node}”: in the message to the citizen only {code}, {subject} and the keys of what operations ask for may stand in braces.</source>
            <translation>«%{node}»: در پیام به شهروند تنها {code}، {subject} و کلید آنچه عملیات می‌پرسند می‌تواند میان آکولاد باشد.</translation>
        </message>
        <message>
            <source>“%{edge}” at “%{node}”: this is no key. Write one as F8 or Ctrl+Return; letters need Ctrl or Alt.</source>
            <translation>«%{edge}» در «%{node}»: این کلید نیست. آن را مانند F8 یا Ctrl+Return بنویسید؛ حرف‌ها Ctrl یا Alt می‌خواهند.</translation>
        </message>
        <message>
            <source>“%{edge}” at “%{node}”: another operation there has the same key. Give it another one.</source>
            <translation>«%{edge}» در «%{node}»: عملیات دیگری در آنجا همین کلید را دارد. کلید دیگری به آن بدهید.</translation>
        </message>
        <message>
            <source>“%{edge}” stands at “%{node}” twice. Take one of them away.</source>
            <translation>«%{edge}» در «%{node}» دو بار آمده است. یکی را بردارید.</translation>
        </message>
        <message>
            <source>“%{edge|The operation}” asks for two values of the same key. Give one another key.</source>
            <translation>«%{edge|عملیات}» دو مقدار با یک کلید می‌پرسد. کلید یکی را عوض کنید.</translation>
        </message>
        <message>
            <source>Two statuses have the same key. Take one of them away.</source>
            <translation>دو وضعیت یک کلید دارند. یکی را بردارید.</translation>
        </message>
        <message>
            <source>“%{node}” is named somewhere and is not there. Choose another status where it is named.</source>
            <translation>«%{node}» در جایی نام برده شده است و نیست. در آنجا وضعیت دیگری برگزینید.</translation>
        </message>
        <message>
            <source>“%{edge}” cannot be of this kind at “%{node}”, or not lead there. Choose another kind or another status.</source>
            <translation>«%{edge}» در «%{node}» نمی‌تواند از این نوع باشد یا به آنجا برسد. نوع یا وضعیت دیگری برگزینید.</translation>
        </message>
        <message>
            <source>“%{node}” has fewer than two branches. Lead another branch from there, or take the last edit back.</source>
            <translation>«%{node}» کمتر از دو شاخه دارد. شاخهٔ دیگری از آنجا بگذارید یا ویرایش را برگردانید.</translation>
        </message>
        <message>
            <source>From “%{node}” exactly one way must lead on.</source>
            <translation>از «%{node}» باید درست یک راه به پیش برود.</translation>
        </message>
        <message>
            <source>“%{node}” is an end: at most one way may lead from there, the reopening.</source>
            <translation>«%{node}» پایان است: از آنجا تنها یک راه می‌تواند برود، بازگشایی.</translation>
        </message>
        <message>
            <source>A case must begin where somebody can act, and “%{node}” is an end.</source>
            <translation>پرونده باید از جایی آغاز شود که کسی بتواند کاری بکند، و «%{node}» پایان است.</translation>
        </message>
        <message>
            <source>What is split at “%{node}” is joined nowhere.</source>
            <translation>آنچه در «%{node}» شاخه می‌شود در هیچ جا به هم نمی‌رسد.</translation>
        </message>
        <message>
            <source>No way leads to “%{node}”. Add an operation that leads there, or take the status away.</source>
            <translation>هیچ راهی به «%{node}» نمی‌رسد. عملیاتی بیفزایید که به آنجا برسد یا وضعیت را بردارید.</translation>
        </message>
        <message>
            <source>From “%{node}” no way leads to an end: cases would stay there for ever. Add an operation that leads on.</source>
            <translation>از «%{node}» هیچ راهی به پایان نمی‌رسد: پرونده‌ها همیشه آنجا می‌مانند. عملیاتی بیفزایید که به پیش برود.</translation>
        </message>
        <message>
            <source>“%{node}” is the beginning of a branch and can also be reached past it. Lead the other way elsewhere.</source>
            <translation>«%{node}» آغاز یک شاخه است و از راه دیگری هم به آن می‌رسند. آن راه را به جای دیگری ببرید.</translation>
        </message>
        <message>
            <source>“%{edge}” leads into a join from outside its branches. Lead it elsewhere.</source>
            <translation>«%{edge}» از بیرون شاخه‌ها به هم‌رسی می‌رسد. آن را به جای دیگری ببرید.</translation>
        </message>
        <message>
            <source>A branch has no way to its join “%{node}”: the others would wait for ever. Lead it there.</source>
            <translation>شاخه‌ای به هم‌رسی «%{node}» راه ندارد: شاخه‌های دیگر همیشه منتظر می‌مانند. آن را به آنجا ببرید.</translation>
        </message>
        <message>
            <source>“%{node}” is received by whoever did an earlier step, which may not have been done. Choose another receiver.</source>
            <translation>«%{node}» را کسی می‌گیرد که گامی پیش‌تر را انجام داده، و شاید آن گام انجام نشده باشد. گیرندهٔ دیگری برگزینید.</translation>
        </message>
        <message>
            <source>“%{node|The process}”: a number is too small or too large.</source>
            <translation>«%{node|فرآیند}»: عددی بیش از اندازه کوچک یا بزرگ است.</translation>
        </message>
        <message>
            <source>The process is too large. Take away what is not needed.</source>
            <translation>فرآیند بیش از اندازه بزرگ است. آنچه لازم نیست بردارید.</translation>
        </message>
        <message>
            <source>There are too many lines. Take away what is not needed.</source>
            <translation>سطرها بیش از اندازه است. آنچه لازم نیست بردارید.</translation>
        </message>
        <message>
            <source>The process is written in format %{format}, which is newer than this program. Bring the program up to date.</source>
            <translation>این فرآیند با قالب %{format} نوشته شده که از این برنامه تازه‌تر است. برنامه را به‌روز کنید.</translation>
        </message>
        <message>
            <source>%{where}: the process says %{value} where there is no such word.</source>
            <translation>%{where}: فرآیند اینجا «%{value}» می‌گوید، ولی چنین واژه‌ای ندارد.</translation>
        </message>
        <message>
            <source>%{where}: the purpose %{purpose} stands twice.</source>
            <translation>%{where}: نقش گرهٔ %{purpose} دو بار آمده است.</translation>
        </message>
        <message>
            <source>Two operations at the step %{node} are done by the same act, the second is %{edge}. It could not be told which way a case goes.</source>
            <translation>در گام %{node} دو عملیات یک کنش دارند؛ دومی %{edge} است. معلوم نمی‌شود پرونده از کدام راه برود.</translation>
        </message>
        <message>
            <source>%{where}: an operation that has an act asks for no values of its own; the act asks for what it needs.</source>
            <translation>%{where}: عملیاتی که کنش دارد خودش مقداری نمی‌پرسد؛ کنش هرچه لازم باشد می‌پرسد.</translation>
        </message>
        <message>
            <source>This record was merged into «%{name}» meanwhile, by %{by|a colleague} (%{at:time}). Open that one and work there; what you wrote is kept here.</source>
            <translation>این مشخصات در این میان به دست %{by|یک همکار} (%{at:time}) با «%{name}» یکی شد. آن را باز کنید و کار را آنجا انجام دهید؛ نوشته‌تان اینجا می‌ماند.</translation>
        </message>
        <message>
            <source>That is the record on this page. Choose another one of the same person.</source>
            <translation>این همان شهروند همین صفحه است. مشخصات دیگر همین شخص را برگزینید.</translation>
        </message>
        <message>
            <source>The two have different national IDs, so they are two people. If one of them is wrong, mend it first.</source>
            <translation>کد ملی این دو یکی نیست؛ پس دو نفرند. اگر یکی از کدها نادرست است نخست آن را درست کنید.</translation>
        </message>
        <message>
            <source>%{most} records of this person are merged one after another already; no more can be added.</source>
            <translation>%{most} مشخصات این شخص پشت سر هم یکی شده است؛ دیگر نمی‌توان به آن افزود.</translation>
        </message>
    </context>
</TS>
